package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.document.Place;
import io.limbeck.spi.Component;
import io.limbeck.spi.Problem;
import jakarta.validation.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns settings as written into the component's settings record, or into all problems they have. */
final class SettingsBinder {

    private SettingsBinder() {}

    /**
     * Settings that are valid.
     *
     * @param settings the record
     * @param canonical the same as JSON, defaults filled in
     */
    record Settings(Record settings, ObjectNode canonical) {}

    /** {@return the settings, or nothing if {@code problems} has new errors; places are relative to the settings} */
    static Optional<Settings> bind(Component<?, ?> component, ObjectNode written, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        try {
            SettingType.Group group = SettingType.of(component.settings());
            ObjectNode today = OlderSettings.today(component, group, written, found);
            Optional<Record> record = new SettingsReader(found).group(group, today, Place.TOP);
            record.ifPresent(settings -> found.addAll(Constraints.check(group, settings, today)));
            problems.addAll(found);
            return found.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR)
                    ? record.map(settings -> new Settings(settings, Canonical.write(group, settings)))
                    : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | ValidationException e) {
            problems.add(Problem.error(
                    "",
                    "the settings cannot be read, because the plugin's record is wrong: " + e.getMessage(),
                    "tell the plugin's author; nothing in the document can mend this"));
            return Optional.empty();
        }
    }
}
