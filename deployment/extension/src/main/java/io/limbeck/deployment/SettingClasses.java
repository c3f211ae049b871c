package io.limbeck.deployment;

import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.experiment.ConstraintClasses;
import java.util.Set;
import java.util.TreeSet;

/** The classes behind settings that are reached by name: records, records within them, enums, and who checks their constraints. */
final class SettingClasses {

    private final Set<String> types = new TreeSet<>();
    private final Set<String> constraints = new TreeSet<>();

    /** {@return records and enums, sorted} */
    Set<String> types() {
        return types;
    }

    /** {@return constraints and their validators, sorted} */
    Set<String> constraints() {
        return constraints;
    }

    void add(Class<? extends Record> settings) {
        add(SettingType.of(settings));
    }

    private void add(SettingType type) {
        if (type instanceof SettingType.Group group) {
            types.add(group.type().getName());
            ConstraintClasses.of(group.type()).forEach(one -> constraints.add(one.getName()));
            group.settings().stream().map(Setting::value).forEach(value -> add(value.type()));
        } else if (type instanceof SettingType.Choice choice) {
            types.add(choice.type().getName());
        } else if (type instanceof SettingType.Sequence sequence) {
            add(sequence.item().type());
        } else if (type instanceof SettingType.Mapping mapping) {
            add(mapping.value().type());
        }
    }
}
