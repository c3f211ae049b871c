package io.limbeck.plugins.distillation.feature;

import io.limbeck.plugins.distillation.feature.LayerPair.Named;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossInputs;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Two layers on one batch.
 *
 * @param student the student's, or the first of two
 * @param teacher the teacher's, or the second of two
 */
record Layers(Layer student, Layer teacher) {

    private static final String INSTEAD =
            "use 'distillation/similarity-preserving' or another term that compares rows, and minds no shape";

    static Layers of(LossInputs in, LayerPair pair) {
        return new Layers(find(in, pair.named().get(1)), find(in, pair.named().get(0)));
    }

    /**
     * {@return a layer of either model}
     *
     * @throws InvalidInputException if the model has none of that name
     */
    static Layer find(LossInputs in, Named named) {
        Operand<TFloat32> values =
                switch (named.owner()) {
                    case TEACHER -> in.teacherView(new View.Tap(named.layer()));
                    case STUDENT -> in.taps().get(named.layer());
                };
        if (values == null) {
            throw new InvalidInputException(LayerCheck.missing(named, in.taps().keySet()));
        }
        return Layer.of(in.tf(), named, values);
    }

    /**
     * {@return both as images of one height and width: the larger is averaged over blocks}
     *
     * @throws InvalidInputException if one is no image, or neither size is a whole multiple of the other
     */
    Layers ofOneSize() {
        Layer one = student.requireImages(INSTEAD);
        Layer other = teacher.requireImages(INSTEAD);
        int down = one.shape().get(0);
        int across = one.shape().get(1);
        int otherDown = other.shape().get(0);
        int otherAcross = other.shape().get(1);
        if (down % otherDown == 0 && across % otherAcross == 0) {
            return new Layers(one.averaged(down / otherDown, across / otherAcross), other);
        }
        if (otherDown % down == 0 && otherAcross % across == 0) {
            return new Layers(one, other.averaged(otherDown / down, otherAcross / across));
        }
        throw unfit("neither height and width are whole multiples of the other's", INSTEAD);
    }

    /** {@return why these two cannot be compared, naming both with their shapes} */
    InvalidInputException unfit(String why, String remedy) {
        return student.unfit(
                "has the shape " + student.shape() + " and " + teacher.described() + " the shape " + teacher.shape()
                        + ": " + why,
                remedy);
    }
}
