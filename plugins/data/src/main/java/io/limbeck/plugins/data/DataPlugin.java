package io.limbeck.plugins.data;

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Splitter;
import io.limbeck.spi.data.Transform;
import java.util.List;

/** Brings the data sets, the splitter, and what is done to rows before a model sees them. */
public final class DataPlugin implements Plugin {

    /** Called by the service loader. */
    public DataPlugin() {}

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-data", "0.1.0", "Data sets, splits and transforms", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                DatasetSource.KIND,
                                "data/simulated-lending",
                                SimulatedLendingSource.Settings.class,
                                SimulatedLendingSource::new)
                        .ports(SimulatedLendingSource::ports),
                Component.of(
                                DatasetSource.KIND,
                                "data/simulated-costs",
                                SimulatedCostsSource.Settings.class,
                                SimulatedCostsSource::new)
                        .ports(SimulatedCostsSource::ports)
                        .targets(TargetKind.NUMBERS),
                Component.of(
                                DatasetSource.KIND,
                                "data/synthetic-devices",
                                SyntheticDevicesSource.Settings.class,
                                SyntheticDevicesSource::new)
                        .ports(SyntheticDevicesSource::ports),
                Component.of(DatasetSource.KIND, "data/csv", CsvSource.Settings.class, CsvSource::new)
                        .ports(CsvSource::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(DatasetSource.KIND, "data/adult", AdultSource.Settings.class, AdultSource::new)
                        .ports(AdultSource::ports),
                Component.of(DatasetSource.KIND, "data/compas", CompasSource.Settings.class, CompasSource::new)
                        .ports(CompasSource::ports),
                Component.of(DatasetSource.KIND, "data/german", GermanSource.Settings.class, GermanSource::new)
                        .ports(GermanSource::ports),
                Component.of(DatasetSource.KIND, "data/heart", HeartSource.Settings.class, HeartSource::new)
                        .ports(HeartSource::ports),
                Component.of(
                                DatasetSource.KIND,
                                "data/idx-images",
                                IdxImagesSource.Settings.class,
                                IdxImagesSource::new)
                        .ports(IdxImagesSource::ports),
                Component.of(
                                Splitter.KIND,
                                "data/stratified-split",
                                StratifiedSplit.Settings.class,
                                StratifiedSplit::new)
                        .ports(StratifiedSplit::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(Splitter.KIND, "data/group-split", GroupSplit.Settings.class, GroupSplit::new)
                        .ports(GroupSplit::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(Transform.KIND, "data/one-hot", OneHot.Settings.class, OneHot::new)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(Transform.KIND, "data/standardize", Standardize.Settings.class, Standardize::new)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(
                                Transform.KIND,
                                "data/quantile-transform",
                                QuantileTransform.Settings.class,
                                QuantileTransform::new)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(Transform.KIND, "data/leave-out-class", LeaveOutClass.Settings.class, LeaveOutClass::new)
                        .ports(LeaveOutClass::ports),
                Component.of(Transform.KIND, "data/reweigh", Reweigh.Settings.class, Reweigh::new)
                        .ports(Reweigh::ports),
                Component.of(Transform.KIND, "data/resample", Resample.Settings.class, Resample::new)
                        .ports(Resample::ports),
                Component.of(Transform.KIND, "data/smote", Smote.Settings.class, Smote::new)
                        .ports(Smote::ports));
    }
}
