package io.limbeck.plugins.text;

import io.limbeck.plugins.text.data.TextData;
import io.limbeck.plugins.text.entity.TextEntities;
import io.limbeck.plugins.text.model.TextModels;
import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Texts whose tokens are classified: data, models, reports. */
public final class TextPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                "limbeck-text", "0.1.0", "Texts whose tokens are classified: data, models, reports", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        List<Component<?, ?>> all = new ArrayList<>(TextData.components());
        all.addAll(TextModels.components());
        all.addAll(TextEntities.components());
        return all;
    }
}
