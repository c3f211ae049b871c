package io.limbeck.plugins.external;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.ViewOutputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;

/** A loaded SavedModel. */
final class SavedModelRespondent implements AskedTeacher.Respondent {

    private final SavedModelBundle bundle;
    private final String inputName;
    private final TensorInfo input;
    private final TensorInfo output;
    private final Map<String, TensorInfo> taps;
    private final List<Integer> row;

    private SavedModelRespondent(
            SavedModelBundle bundle,
            String inputName,
            TensorInfo input,
            TensorInfo output,
            Map<String, TensorInfo> taps,
            List<Integer> row) {
        this.bundle = bundle;
        this.inputName = inputName;
        this.input = input;
        this.output = output;
        this.taps = taps;
        this.row = row;
    }

    static SavedModelRespondent load(Path folder, SavedModel.Settings settings, List<Integer> row) {
        SavedModelBundle bundle = bundle(folder, settings);
        try {
            Map<String, SignatureDef> signatures = bundle.metaGraphDef().getSignatureDefMap();
            SignatureDef signature = signatures.get(settings.signature());
            if (signature == null) {
                throw new InvalidInputException(Problem.error(
                        "signature",
                        "the model has no signature '" + settings.signature() + "'",
                        "name one of " + signatures.keySet().stream().sorted().toList()));
            }
            String inputName = ModelFiles.choose(
                    "input", "input", settings.input(), signature.getInputsMap().keySet());
            Set<String> outputs = signature.getOutputsMap().keySet();
            Map<String, TensorInfo> taps = new LinkedHashMap<>();
            for (String tap : settings.taps()) {
                ModelFiles.choose("taps", "output", Optional.of(tap), outputs);
                taps.put(tap, signature.getOutputsOrThrow(tap));
                requireFloats("taps", tap, signature.getOutputsOrThrow(tap));
            }
            String outputName = settings.encoder()
                    ? settings.taps().get(0)
                    : ModelFiles.choose("output", "output", settings.output(), outputs);
            TensorInfo input = signature.getInputsOrThrow(inputName);
            TensorInfo output = signature.getOutputsOrThrow(outputName);
            requireFloats("input", inputName, input);
            requireFloats("output", outputName, output);
            RowShape.fit(inputName, shape(input), row, 1);
            return new SavedModelRespondent(bundle, inputName, input, output, taps, row);
        } catch (RuntimeException e) {
            bundle.close();
            throw e;
        }
    }

    private static SavedModelBundle bundle(Path folder, SavedModel.Settings settings) {
        try {
            return SavedModelBundle.load(folder.toString(), settings.tag());
        } catch (TensorFlowException e) {
            throw new InvalidInputException(Problem.error(
                    "path",
                    "TensorFlow cannot load '" + settings.path() + "' with the tag '" + settings.tag() + "': "
                            + e.getMessage(),
                    "'saved_model_cli show --dir … --all' lists tags and signatures; save the model anew if it is"
                            + " damaged"));
        }
    }

    private static void requireFloats(String setting, String name, TensorInfo tensor) {
        if (tensor.getDtype() != DataType.DT_FLOAT) {
            throw new InvalidInputException(Problem.error(
                    setting,
                    "'" + name + "' is of type '" + tensor.getDtype() + "'",
                    "only 32-bit floats can be handed over; save the model with a float signature"));
        }
    }

    private static long[] shape(TensorInfo tensor) {
        return tensor.getTensorShape().getUnknownRank()
                ? new long[0]
                : tensor.getTensorShape().getDimList().stream()
                        .mapToLong(dimension -> dimension.getSize())
                        .toArray();
    }

    @Override
    public float[] ask(float[] features, int rows) {
        return fetch(output, features, rows).values();
    }

    /** {@return what a tap shows of these rows} */
    ViewOutputs tap(String name, float[] features, int rows) {
        TensorInfo tap = taps.get(name);
        if (tap == null) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "shows no layer '" + name + "', only " + taps.keySet(),
                    "name the output of its signature in 'taps'"));
        }
        return fetch(tap, features, rows);
    }

    /** {@return the values of these variables, by our names} */
    TrainedWeights variables(Map<String, String> names) {
        return SavedVariables.read(bundle.graph(), bundle.session(), names);
    }

    private ViewOutputs fetch(TensorInfo asked, float[] features, int rows) {
        Shape shape = Shape.of(RowShape.fit(inputName, shape(input), row, rows));
        try (TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(features));
                Result result = bundle.session()
                        .runner()
                        .feed(input.getName(), fed)
                        .fetch(asked.getName())
                        .run()) {
            TFloat32 said = (TFloat32) result.get(0);
            float[] numbers = new float[Math.toIntExact(said.size())];
            said.copyTo(NdArrays.wrap(said.shape(), DataBuffers.of(numbers, false, false)));
            List<Integer> each = new ArrayList<>();
            for (int i = 1; i < said.shape().numDimensions(); i++) {
                each.add(Math.toIntExact(said.shape().get(i)));
            }
            return new ViewOutputs(numbers, each);
        }
    }

    @Override
    public void close() {
        bundle.close();
    }
}
