package io.limbeck.plugins.models;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Targets;
import io.limbeck.spi.model.Gaussian;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.spi.portable.PortableFunction;
import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.portable.PortableModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mean of its members. Members belong to the host, which closes them. */
final class FusedTeacher implements Teacher {

    private final List<Teacher> members;
    private final double[] shares;
    private final Fusion.Mode mode;

    FusedTeacher(List<Teacher> members, double[] shares, Fusion.Mode mode) {
        this.members = List.copyOf(members);
        this.shares = shares.clone();
        this.mode = mode;
    }

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        List<ModelOutputs> outputs = ofMembers(rows, split);
        if (rows.isRegression()) {
            return mixture(outputs);
        }
        return switch (mode) {
            case PROBABILITIES -> meanOfProbabilities(outputs);
            case LOGITS -> meanOfLogits(outputs);
        };
    }

    private List<ModelOutputs> ofMembers(Table rows, Split split) {
        List<ModelOutputs> outputs =
                members.stream().map(member -> member.outputs(rows, split)).toList();
        List<Integer> counts =
                outputs.stream().map(ModelOutputs::classes).distinct().toList();
        if (counts.size() > 1) {
            throw new InvalidInputException(Fusion.classes(counts));
        }
        return outputs;
    }

    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        return view instanceof View.Members
                ? ViewOutputs.ofMembers(ofMembers(rows, split))
                : Teacher.super.view(view, rows, split);
    }

    private ModelOutputs meanOfProbabilities(List<ModelOutputs> outputs) {
        int classes = outputs.get(0).classes();
        double[][] mean = new double[outputs.get(0).rows()][classes];
        for (int m = 0; m < shares.length; m++) {
            double[][] probabilities = outputs.get(m).probabilities();
            for (int row = 0; row < mean.length; row++) {
                for (int c = 0; c < classes; c++) {
                    mean[row][c] += shares[m] * probabilities[row][c];
                }
            }
        }
        return ModelOutputs.ofProbabilities(mean, classes);
    }

    /** Mean and variance of the mixture; the law of total variance, in the order that cancels nothing. */
    private ModelOutputs mixture(List<ModelOutputs> outputs) {
        float[] mixed = new float[outputs.get(0).logits().length];
        for (int at = 0; at < mixed.length; at += Targets.OUTPUTS) {
            double mean = 0;
            for (int m = 0; m < shares.length; m++) {
                mean += shares[m] * outputs.get(m).logits()[at];
            }
            double variance = 0;
            for (int m = 0; m < shares.length; m++) {
                float[] said = outputs.get(m).logits();
                double apart = said[at] - mean;
                variance += shares[m] * (Gaussian.variance(said[at + 1]) + apart * apart);
            }
            mixed[at] = (float) mean;
            mixed[at + 1] = (float) StrictMath.log(variance);
        }
        return new ModelOutputs(mixed, Targets.OUTPUTS);
    }

    private ModelOutputs meanOfLogits(List<ModelOutputs> outputs) {
        float[] mean = new float[outputs.get(0).logits().length];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (int m = 0; m < shares.length; m++) {
                sum += shares[m] * outputs.get(m).logits()[i];
            }
            mean[i] = (float) sum;
        }
        return new ModelOutputs(mean, outputs.get(0).classes());
    }

    /** Has a formula if every member has one. */
    @Override
    public Optional<PortableModel> portable() {
        List<PortableLayer> parts = new ArrayList<>();
        for (int m = 0; m < shares.length; m++) {
            Optional<PortableModel> member = members.get(m).portable();
            if (member.isEmpty()) {
                return Optional.empty();
            }
            int classes = member.get().classes();
            float[] share = new float[classes];
            Arrays.fill(share, (float) shares[m]);
            PortableModel said =
                    mode == Fusion.Mode.LOGITS ? member.get() : member.get().then(new PortableLayer.Softmax(classes));
            parts.add(said.then(new PortableLayer.Affine(share, new float[classes]))
                    .logits());
        }
        PortableModel sum = new PortableModel(new PortableLayer.Sum(parts));
        return Optional.of(
                mode == Fusion.Mode.LOGITS
                        ? sum
                        : sum.then(new PortableLayer.Elementwise(sum.classes(), PortableFunction.LOG)));
    }

    @Override
    public Map<String, Double> facts() {
        return Map.of("members", (double) members.size());
    }
}
