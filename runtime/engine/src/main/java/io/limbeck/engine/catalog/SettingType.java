package io.limbeck.engine.catalog;

import io.limbeck.spi.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a value of a settings record may be. */
public sealed interface SettingType {

    /** A whole number. */
    record Whole(Class<?> type) implements SettingType {}

    /** A number. */
    record Fraction(Class<?> type) implements SettingType {}

    /** True or false. */
    record Truth() implements SettingType {}

    /** A text. */
    record Text() implements SettingType {}

    /** One of the constants of an enum. */
    record Choice(Class<? extends Enum<?>> type) implements SettingType {

        /** {@return the constants as documents write them} */
        public List<String> names() {
            return Arrays.stream(type.getEnumConstants())
                    .map(SettingType::nameOf)
                    .toList();
        }

        /** {@return the constant of that name} */
        public Optional<Enum<?>> constant(String name) {
            return Arrays.<Enum<?>>stream(type.getEnumConstants())
                    .filter(constant -> nameOf(constant).equals(name))
                    .findFirst();
        }
    }

    /** A number that may change while a model is trained. */
    record Timed() implements SettingType {}

    /** A list. */
    record Sequence(Setting.Value item) implements SettingType {}

    /** Names with values. */
    record Mapping(Setting.Value value) implements SettingType {}

    /** A record of settings. */
    record Group(Class<? extends Record> type, List<Setting> settings) implements SettingType {
        public Group {
            settings = List.copyOf(settings);
        }

        /** {@return the setting of that name} */
        public Optional<Setting> setting(String name) {
            return settings.stream()
                    .filter(setting -> setting.name().equals(name))
                    .findFirst();
        }
    }

    /** {@return whether one value stands there, rather than a list, a map or a record} */
    default boolean isScalar() {
        return !(this instanceof Sequence || this instanceof Mapping || this instanceof Group);
    }

    /**
     * {@return what a settings record asks for}
     *
     * @throws IllegalArgumentException if it holds a type that settings cannot have
     */
    static Group of(Class<? extends Record> settings) {
        return SettingTypes.group(settings);
    }

    /** {@return the name documents use: lower-case, with hyphens} */
    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return whether values of the class are schedules} */
    static boolean isSchedule(Class<?> type) {
        return type == Schedule.class;
    }
}
