package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.Component;
import io.limbeck.spi.model.View;
import io.limbeck.testkit.LossTermContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Holds each term, in each form that changes the graph, to the common contract. */
final class FeatureContractTest {

    private static final String LAYER = "layer";

    /** A term on the layer of the same name in student and teacher. */
    abstract static class OnLayer extends LossTermContract {

        private final String id;
        private final Record settings;
        private final List<Integer> student;
        private final List<Integer> teacher;
        private final boolean zero;

        OnLayer(String id, Record settings, List<Integer> student, List<Integer> teacher, boolean zero) {
            this.id = id;
            this.settings = settings;
            this.student = student;
            this.teacher = teacher;
            this.zero = zero;
        }

        @Override
        protected Component<?, ?> component() {
            return FeatureTerms.components().stream()
                    .filter(component -> component.id().toString().equals("distillation/" + id))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        protected Record settings() {
            return settings;
        }

        @Override
        protected Map<String, List<Integer>> studentTaps() {
            return Map.of(LAYER, student);
        }

        @Override
        protected List<Integer> shapeOf(View view, int classes) {
            return teacher;
        }

        @Override
        protected boolean zeroWhereStudentIsTeacher() {
            return zero;
        }
    }

    private static final List<Integer> THREE = List.of(3);
    private static final List<Integer> FOUR = List.of(4);
    private static final List<Integer> LARGE = List.of(2, 4, 2);
    private static final List<Integer> SMALL = List.of(1, 2, 3);

    @Nested
    final class HintThroughALinearMap extends OnLayer {
        HintThroughALinearMap() {
            super("hint", hint(Hint.Through.ALWAYS, Hint.Over.MEAN, true), THREE, FOUR, false);
        }
    }

    @Nested
    final class HintThroughAConvolution extends OnLayer {
        HintThroughAConvolution() {
            super("hint", hint(Hint.Through.ALWAYS, Hint.Over.MEAN, false), LARGE, SMALL, false);
        }
    }

    @Nested
    final class HintThroughASmallConvolution extends OnLayer {
        HintThroughASmallConvolution() {
            super("hint", hint(Hint.Through.WHERE_SHAPES_DIFFER, Hint.Over.MEAN, true), List.of(1, 2, 2), SMALL, false);
        }
    }

    @Nested
    final class HintAsItIs extends OnLayer {
        HintAsItIs() {
            super("hint", hint(Hint.Through.NEVER, Hint.Over.HALF_SUM, true), THREE, THREE, true);
        }
    }

    private static Record hint(Hint.Through through, Hint.Over over, boolean weighted) {
        return new Hint.Settings(LAYER, LAYER, through, over, weighted);
    }

    @Nested
    final class AttentionTransferOfTheCode extends OnLayer {
        AttentionTransferOfTheCode() {
            super("attention-transfer", attention(AttentionTransfer.Variant.CODE, 2), LARGE, SMALL, true);
        }
    }

    @Nested
    final class AttentionTransferOfThePaper extends OnLayer {
        AttentionTransferOfThePaper() {
            super("attention-transfer", attention(AttentionTransfer.Variant.PAPER, 2), SMALL, LARGE, true);
        }
    }

    @Nested
    final class AttentionTransferOfAnotherPower extends OnLayer {
        AttentionTransferOfAnotherPower() {
            super("attention-transfer", attention(AttentionTransfer.Variant.CODE, 3), SMALL, SMALL, true);
        }
    }

    private static Record attention(AttentionTransfer.Variant variant, double power) {
        return new AttentionTransfer.Settings(LAYER, LAYER, variant, power, true);
    }

    @Nested
    final class SimilarityPreservingOnVectors extends OnLayer {
        SimilarityPreservingOnVectors() {
            super("similarity-preserving", new SimilarityPreserving.Settings(LAYER, LAYER, true), THREE, FOUR, true);
        }
    }

    @Nested
    final class SimilarityPreservingOnImages extends OnLayer {
        SimilarityPreservingOnImages() {
            super("similarity-preserving", new SimilarityPreserving.Settings(LAYER, LAYER, false), SMALL, FOUR, true);
        }
    }

    @Nested
    final class RkdDistances extends OnLayer {
        RkdDistances() {
            super("rkd-distance", new RkdDistance.Settings(LAYER, LAYER, true), THREE, FOUR, true);
        }
    }

    @Nested
    final class RkdAngles extends OnLayer {
        RkdAngles() {
            super("rkd-angle", new RkdAngle.Settings(LAYER, LAYER, true), THREE, FOUR, true);
        }
    }

    @Nested
    final class PktContract extends OnLayer {
        PktContract() {
            super("pkt", new Pkt.Settings(LAYER, LAYER, true), THREE, FOUR, true);
        }
    }

    @Nested
    final class Cka extends OnLayer {
        Cka() {
            super("cka", new CkaAlignment.Settings(LAYER, LAYER, true), THREE, FOUR, true);
        }
    }

    @Nested
    final class CkaWithoutWeights extends OnLayer {
        CkaWithoutWeights() {
            super("cka", new CkaAlignment.Settings(LAYER, LAYER, false), SMALL, LARGE, true);
        }
    }

    @Nested
    final class NeuronSelectivityWithALinearKernel extends OnLayer {
        NeuronSelectivityWithALinearKernel() {
            super("neuron-selectivity", selectivity(NeuronSelectivity.Kernel.LINEAR), SMALL, LARGE, true);
        }
    }

    @Nested
    final class NeuronSelectivityWithAPolynomialKernel extends OnLayer {
        NeuronSelectivityWithAPolynomialKernel() {
            super("neuron-selectivity", selectivity(NeuronSelectivity.Kernel.POLYNOMIAL), LARGE, SMALL, true);
        }
    }

    @Nested
    final class NeuronSelectivityWithAGaussianKernel extends OnLayer {
        NeuronSelectivityWithAGaussianKernel() {
            super("neuron-selectivity", selectivity(NeuronSelectivity.Kernel.GAUSSIAN), SMALL, SMALL, true);
        }
    }

    private static Record selectivity(NeuronSelectivity.Kernel kernel) {
        return new NeuronSelectivity.Settings(LAYER, LAYER, kernel, true);
    }

    @Nested
    final class VariationalInformationOnVectors extends OnLayer {
        VariationalInformationOnVectors() {
            super(
                    "variational-information",
                    new VariationalInformation.Settings(LAYER, LAYER, 1, 5, true),
                    THREE,
                    FOUR,
                    false);
        }
    }

    @Nested
    final class VariationalInformationOnImages extends OnLayer {
        VariationalInformationOnImages() {
            super(
                    "variational-information",
                    new VariationalInformation.Settings(LAYER, LAYER, 1, 0.5, false),
                    LARGE,
                    SMALL,
                    false);
        }
    }

    @Nested
    final class ContrastiveThroughProjections extends OnLayer {
        ContrastiveThroughProjections() {
            super("contrastive", new Contrastive.Settings(LAYER, LAYER, 0.5, 5, true), THREE, FOUR, false);
        }
    }

    @Nested
    final class ContrastiveAsItIs extends OnLayer {
        ContrastiveAsItIs() {
            super("contrastive", new Contrastive.Settings(LAYER, LAYER, 0.5, 0, true), THREE, THREE, false);
        }
    }

    @Nested
    final class CorrelationCongruenceContract extends OnLayer {
        CorrelationCongruenceContract() {
            super(
                    "correlation-congruence",
                    new CorrelationCongruence.Settings(LAYER, LAYER, 0.4, 2, true),
                    THREE,
                    FOUR,
                    true);
        }
    }

    @Nested
    final class FlowBetweenMaps extends OnLayer {
        FlowBetweenMaps() {
            super("fsp", new Flow.Settings("early", "late", "early", "late", true), LARGE, SMALL, true);
        }

        @Override
        protected Map<String, List<Integer>> studentTaps() {
            return Map.of("early", LARGE, "late", SMALL);
        }

        @Override
        protected List<Integer> shapeOf(View view, int classes) {
            return studentTaps().get(((View.Tap) view).name());
        }
    }
}
