package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.document.Place;
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

    /** {@return the settings, or nothing if {@code problems} has new entries; places are relative to the settings} */
    static Optional<Settings> bind(Class<? extends Record> type, ObjectNode written, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        try {
            SettingType.Group group = SettingType.of(type);
            Optional<Record> record = new SettingsReader(found).group(group, written, Place.TOP);
            record.ifPresent(settings -> found.addAll(Constraints.check(group, settings, written)));
            problems.addAll(found);
            return found.isEmpty()
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
