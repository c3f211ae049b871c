package io.limbeck.plugins.uncertainty;

import io.limbeck.plugins.uncertainty.calibration.CalibrationMetrics;
import io.limbeck.plugins.uncertainty.calibrator.Calibrators;
import io.limbeck.plugins.uncertainty.conformal.Conformal;
import io.limbeck.plugins.uncertainty.dirichlet.DirichletUncertainty;
import io.limbeck.plugins.uncertainty.laplace.LastLayerLaplace;
import io.limbeck.plugins.uncertainty.loss.LossTerms;
import io.limbeck.plugins.uncertainty.members.MemberMetrics;
import io.limbeck.plugins.uncertainty.number.NumberMetrics;
import io.limbeck.plugins.uncertainty.score.ProperScores;
import io.limbeck.plugins.uncertainty.selective.SelectiveMetrics;
import io.limbeck.plugins.uncertainty.sets.SetMetrics;
import io.limbeck.plugins.uncertainty.teacher.UncertainTeachers;
import io.limbeck.plugins.uncertainty.unknown.UnknownMetrics;
import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import java.util.List;
import java.util.stream.Stream;

/** How far probabilities can be trusted, and what to do so that they can be trusted further. */
public final class UncertaintyPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                "limbeck-uncertainty",
                "0.1.0",
                "Calibration, calibrators, prediction sets, losses, uncertain teachers",
                "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return Stream.of(
                        ProperScores.components(),
                        CalibrationMetrics.components(),
                        SelectiveMetrics.components(),
                        NumberMetrics.components(),
                        MemberMetrics.components(),
                        SetMetrics.components(),
                        UnknownMetrics.components(),
                        Calibrators.components(),
                        Conformal.components(),
                        LossTerms.components(),
                        UncertainTeachers.components(),
                        List.of(LastLayerLaplace.COMPONENT, DirichletUncertainty.COMPONENT))
                .<Component<?, ?>>flatMap(List::stream)
                .toList();
    }
}
