package io.limbeck.engine.explain;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.limbeck.engine.evaluate.EvaluationJson;
import io.limbeck.spi.explain.Exhibit;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Explanations as JSON and back. An exhibit says its {@code type}: grid, bars, curves, tree, gallery or panel. Numbers
 * keep {@value #DIGITS} significant digits, those of pictures {@value #PICTURE_DIGITS}: more is not seen in a drawing, and
 * a tree's filters would fill megabytes. An undefined number is null.
 */
public final class ExplanationJson {

    private static final int DIGITS = 6;
    private static final int PICTURE_DIGITS = 3;

    private static final ObjectMapper MAPPER = EvaluationJson.mapper()
            .copy()
            .addMixIn(Exhibit.class, TypedExhibit.class)
            .addMixIn(Explained.class, Told.class)
            .registerModule(new SimpleModule("explanations")
                    .addSerializer(Double.class, new Rounded<>(Double.class, DIGITS))
                    .addSerializer(double.class, new Rounded<>(Double.class, DIGITS))
                    .addSerializer(Float.class, new Rounded<>(Float.class, PICTURE_DIGITS))
                    .addDeserializer(Float.class, new NullIsNaN()));

    private ExplanationJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Exhibit.Grid.class, name = "grid"),
        @JsonSubTypes.Type(value = Exhibit.Bars.class, name = "bars"),
        @JsonSubTypes.Type(value = Exhibit.Curves.class, name = "curves"),
        @JsonSubTypes.Type(value = Exhibit.Tree.class, name = "tree"),
        @JsonSubTypes.Type(value = Exhibit.Gallery.class, name = "gallery"),
        @JsonSubTypes.Type(value = Exhibit.Panel.class, name = "panel")
    })
    private interface TypedExhibit {}

    @JsonIgnoreProperties("empty")
    private interface Told {}

    /** {@return explanations as a tree, in order} */
    public static ArrayNode write(List<Explained> explained) {
        ArrayNode array = MAPPER.createArrayNode();
        explained.forEach(one -> array.add(MAPPER.<JsonNode>valueToTree(one)));
        return array;
    }

    /**
     * {@return the explanations of that tree}
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static List<Explained> read(JsonNode tree) {
        try {
            return List.of(MAPPER.treeToValue(tree, Explained[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("These are no explanations: " + e.getOriginalMessage(), e);
        }
    }

    private static final class Rounded<T extends Number> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        private final int digits;

        Rounded(Class<T> type, int digits) {
            super(type);
            this.digits = digits;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            double number = value.doubleValue();
            if (Double.isFinite(number)) {
                out.writeNumber(new BigDecimal(value.toString())
                        .round(new MathContext(digits))
                        .doubleValue());
            } else {
                out.writeNull();
            }
        }
    }

    private static final class NullIsNaN extends StdDeserializer<Float> {
        private static final long serialVersionUID = 1L;

        NullIsNaN() {
            super(Float.class);
        }

        @Override
        public Float deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.getFloatValue();
        }

        @Override
        public Float getNullValue(DeserializationContext context) {
            return Float.NaN;
        }
    }
}
