package io.limbeck.engine.tensorflow;

import io.limbeck.spi.model.Weights;
import io.limbeck.spi.tensorflow.compression.Calibration;
import io.limbeck.spi.tensorflow.compression.Compressor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What compressors do between steps, in Java: everything here is a function of weights, state and epoch, so that a
 * training that is resumed goes on with the same.
 *
 * @param compressors the compressors, in order
 * @param trainable full names of the model's trainable variables
 */
record Compressors(List<Compressor> compressors, List<String> trainable) {

    Compressors {
        trainable = trainable.stream()
                .filter(name -> name.startsWith(ModelWeights.SCOPE))
                .toList();
    }

    boolean isEmpty() {
        return compressors.isEmpty();
    }

    /** {@return the states that an epoch begins with and that are others than before, by their full names} */
    Map<String, float[]> refreshed(Map<String, Weights> all, double epoch, double epochs) {
        Map<String, Weights> after = new LinkedHashMap<>(all);
        for (int i = 0; i < compressors.size(); i++) {
            compressors.get(i).refresh(new InterimModel(after, trainable, i, epoch, epochs));
        }
        return InterimModel.changes(all, after);
    }

    boolean settled(double epoch, double epochs) {
        return compressors.stream().allMatch(one -> one.settled(epoch, epochs));
    }

    /**
     * {@return what a finished model is made of: weights as the compressors leave them, and what they remember of
     * activations}
     *
     * @param all weights and states at the end of training
     * @param look gives what enters each layer of a model of these weights, on some rows
     */
    Map<String, Weights> finished(
            Map<String, Weights> all,
            double epochs,
            BiFunction<Map<String, Weights>, Calibration, Map<String, float[]>> look) {
        Map<String, Weights> model = new LinkedHashMap<>(all);
        refreshed(all, epochs, epochs)
                .forEach(
                        (name, values) -> model.computeIfPresent(name, (key, old) -> new Weights(old.shape(), values)));
        for (int i = 0; i < compressors.size(); i++) {
            finish(i, model, epochs);
        }
        for (int i = 0; i < compressors.size(); i++) {
            Compressor compressor = compressors.get(i);
            InterimModel interim = new InterimModel(model, trainable, i, epochs, epochs);
            compressor
                    .calibration()
                    .ifPresent(calibration ->
                            compressor.calibrate(look.apply(ModelWeights.own(model), calibration), interim));
        }
        return ModelWeights.own(model);
    }

    private void finish(int compressor, Map<String, Weights> model, double epochs) {
        InterimModel interim = new InterimModel(new LinkedHashMap<>(model), trainable, compressor, epochs, epochs);
        for (String name : trainable) {
            float[] values = compressors.get(compressor).finished(name.substring(ModelWeights.SCOPE.length()), interim);
            model.computeIfPresent(name, (key, old) -> new Weights(old.shape(), values));
        }
    }
}
