package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.Place;
import io.limbeck.engine.document.Tree;
import io.limbeck.spi.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Checks settings records against their Jakarta constraints, with Hibernate Validator. */
final class Constraints {

    private Constraints() {}

    /** Made when the first record is checked; half a second that listing plugins does not pay. */
    private static final class Lazy {
        static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new Interpolator())
                .ignoreXmlConfiguration()
                .buildValidatorFactory()
                .getValidator();
    }

    /** The messages of two constraints need an expression language, which is not carried along; here they are, in Java. */
    private static final class Interpolator implements MessageInterpolator {

        private final MessageInterpolator plain = new ParameterMessageInterpolator();

        @Override
        public String interpolate(String template, Context context) {
            return interpolate(template, context, Locale.ENGLISH);
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            Map<String, Object> attributes = context.getConstraintDescriptor().getAttributes();
            String equal = Boolean.TRUE.equals(attributes.get("inclusive")) ? "or equal to " : "";
            return switch (template) {
                case "{jakarta.validation.constraints.DecimalMax.message}" ->
                    "must be less than " + equal + attributes.get("value");
                case "{jakarta.validation.constraints.DecimalMin.message}" ->
                    "must be greater than " + equal + attributes.get("value");
                default -> plain.interpolate(template, context, Locale.ENGLISH);
            };
        }
    }

    static BeanDescriptor describe(Class<? extends Record> settings) {
        return Lazy.VALIDATOR.getConstraintsForClass(settings);
    }

    static List<Problem> check(SettingType.Group group, Record settings, JsonNode written) {
        return Lazy.VALIDATOR.validate(settings).stream()
                .map(violation -> problem(group, written, violation))
                .sorted(Comparator.comparing(Problem::where).thenComparing(Problem::message))
                .toList();
    }

    private static Problem problem(SettingType.Group group, JsonNode written, ConstraintViolation<Record> violation) {
        Place place = place(violation.getPropertyPath());
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        JsonNode given = Tree.at(written, place);
        String value = given.isMissingNode()
                ? ExperimentReader.shorten(String.valueOf(violation.getInvalidValue()))
                : SettingsReader.show(given);
        String summary = summary(group, place);
        return Problem.error(
                place.toString(),
                violation.getMessage() + ", but is '" + value + "'",
                remedy(constraint, violation.getConstraintDescriptor().getAttributes())
                        + (summary.isEmpty() ? "" : " (" + summary + ")"));
    }

    private static Place place(Path path) {
        Place place = Place.TOP;
        for (Path.Node node : path) {
            Integer index = node.getIndex();
            Object key = node.getKey();
            if (index != null) {
                place = place.index(index);
            } else if (key != null) {
                place = place.key(key.toString());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                place = place.key(node.getName());
            }
        }
        return place;
    }

    private static String summary(SettingType.Group group, Place place) {
        String summary = "";
        SettingType type = group;
        for (Place.Step step : place.steps()) {
            if (step instanceof Place.Key key && type instanceof SettingType.Group inner) {
                Setting setting = inner.setting(key.name()).orElse(null);
                if (setting == null) {
                    return summary;
                }
                summary = setting.summary();
                type = setting.value().type();
            } else if (type instanceof SettingType.Sequence sequence) {
                type = sequence.item().type();
            } else if (type instanceof SettingType.Mapping mapping) {
                type = mapping.value().type();
            }
        }
        return summary;
    }

    private static String remedy(Annotation constraint, Map<String, Object> attributes) {
        Object bound = attributes.getOrDefault("value", "");
        boolean inclusive = !Boolean.FALSE.equals(attributes.get("inclusive"));
        return switch (constraint.annotationType().getSimpleName()) {
            case "Positive" -> "write a number above 0";
            case "PositiveOrZero" -> "write 0 or a number above 0";
            case "Negative" -> "write a number below 0";
            case "NegativeOrZero" -> "write 0 or a number below 0";
            case "Min", "DecimalMin" -> "write " + (inclusive ? bound + " or more" : "more than " + bound);
            case "Max", "DecimalMax" -> "write " + (inclusive ? bound + " or less" : "less than " + bound);
            case "NotEmpty" -> "write at least one";
            case "NotBlank" -> "write a text that is not empty";
            case "Size" ->
                "write at least " + attributes.get("min")
                        + (Integer.valueOf(Integer.MAX_VALUE).equals(attributes.get("max"))
                                ? ""
                                : " and at most " + attributes.get("max"));
            case "Pattern" -> "write a text of the form " + attributes.get("regexp");
            default -> "write a value that is allowed there";
        };
    }
}
