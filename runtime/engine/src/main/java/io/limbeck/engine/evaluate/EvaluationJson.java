package io.limbeck.engine.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.limbeck.spi.metric.Interval;
import java.io.IOException;
import java.util.Optional;

/** An {@link Evaluation} as JSON and back, without loss. A figure that is undefined (NaN, infinite) is null there. */
public final class EvaluationJson {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Double.class, new FiniteOrNull())
                    .addSerializer(double.class, new FiniteOrNull())
                    .addDeserializer(Double.class, new NullIsNaN())
                    .addDeserializer(double.class, new NullIsNaN())
                    .addSerializer(new MaybeInterval())
                    .addDeserializer(Optional.class, new IntervalIfAny()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private EvaluationJson() {}

    /** {@return a mapper that writes and reads records of figures this way; shared, so nobody may configure it} */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** {@return the evaluation as a tree} */
    public static ObjectNode write(Evaluation evaluation) {
        return MAPPER.valueToTree(evaluation);
    }

    /**
     * {@return the evaluation of that tree}
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Evaluation read(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, Evaluation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no evaluation: " + e.getOriginalMessage(), e);
        }
    }

    private static final class FiniteOrNull extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        FiniteOrNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class NullIsNaN extends StdDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        NullIsNaN() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class MaybeInterval extends StdSerializer<Optional> {
        private static final long serialVersionUID = 1L;

        MaybeInterval() {
            super(Optional.class);
        }

        @Override
        public void serialize(Optional value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                out.writeNull();
            }
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class IntervalIfAny extends StdDeserializer<Optional> {
        private static final long serialVersionUID = 1L;

        IntervalIfAny() {
            super(Optional.class);
        }

        @Override
        public Optional deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Optional.of(context.readValue(in, Interval.class));
        }

        @Override
        public Optional getNullValue(DeserializationContext context) {
            return Optional.empty();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Optional.empty();
        }
    }
}
