package io.limbeck.engine.tensorflow;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.compression.Compressor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;

/**
 * A trained model as a SavedModel whose variables have become constants: nothing has to be restored, and whoever loads it
 * needs no more than TensorFlow. Its signature {@code serving_default} takes {@code features} and gives {@code logits} and
 * {@code probabilities}.
 *
 * <p>The file is written here and not by TensorFlow's own exporter, which insists on a checkpoint of variables.
 *
 * @param architecture builds the graph
 * @param compressors what acts on its activations
 * @param data shape and classes
 * @param form a table of no rows, with the columns of the training rows
 * @param weights the variables, by full name
 */
record FrozenGraph(
        StudentArchitecture architecture,
        List<Compressor> compressors,
        TableSpec data,
        Table form,
        Map<String, Weights> weights) {

    private static final String SIGNATURE = "serving_default";
    private static final int SAVED_MODEL_VERSION = 1;

    void write(Path folder) throws IOException {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            long[] shape = new long[data.shape().size() + 1];
            shape[0] = -1;
            for (int i = 1; i < shape.length; i++) {
                shape[i] = data.shape().get(i - 1);
            }
            Placeholder<TFloat32> features =
                    tf.withName("features").placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
            Constants constants = new Constants(tf, weights, ModelWeights.SCOPE);
            Compression compression = new Compression(tf, compressors, constants, Compression.Phase.FINISHED);
            Operand<TFloat32> said = new ForwardGraph(
                            tf, features, form, data, constants, compression, null, new RandomSource(0))
                    .build(architecture)
                    .logits();
            Operand<TFloat32> logits = tf.withName("logits").identity(said);
            tf.withName("probabilities").nn.softmax(logits);
            long[] answer = {-1, data.classes().size()};
            SignatureDef signature = SignatureDef.newBuilder()
                    .setMethodName("tensorflow/serving/predict")
                    .putInputs("features", tensor("features", shape))
                    .putOutputs("logits", tensor("logits", answer))
                    .putOutputs("probabilities", tensor("probabilities", answer))
                    .build();
            MetaGraphDef meta = MetaGraphDef.newBuilder()
                    .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve"))
                    .setGraphDef(graph.toGraphDef())
                    .putSignatureDef(SIGNATURE, signature)
                    .build();
            Files.createDirectories(folder.resolve("variables"));
            try (OutputStream out = Files.newOutputStream(folder.resolve("saved_model.pb"))) {
                SavedModel.newBuilder()
                        .setSavedModelSchemaVersion(SAVED_MODEL_VERSION)
                        .addMetaGraphs(meta)
                        .build()
                        .writeTo(out);
            }
        }
    }

    private static TensorInfo tensor(String operation, long[] shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        Arrays.stream(shape)
                .forEach(size ->
                        dimensions.addDim(TensorShapeProto.Dim.newBuilder().setSize(size)));
        return TensorInfo.newBuilder()
                .setName(operation + ":0")
                .setDtype(DataType.DT_FLOAT)
                .setTensorShape(dimensions)
                .build();
    }
}
