package io.limbeck.deployment;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.experiment.JsonSchemas;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import java.util.List;
import java.util.Map;

/** A page of the Dev UI: the components there are, with their schemas. */
class DevUiProcessor {

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    CardPageBuildItem page(FoundPluginsBuildItem plugins) {
        Catalog catalog = plugins.found().catalog();
        List<Map<String, String>> components =
                catalog.entries().stream().map(DevUiProcessor::row).toList();
        CardPageBuildItem card = new CardPageBuildItem();
        card.addBuildTimeData("components", components);
        card.addLibraryVersion(
                "org.tensorflow", "tensorflow-core-api", "TensorFlow Java", "https://www.tensorflow.org/jvm");
        card.addPage(Page.webComponentPageBuilder()
                .title("Components")
                .icon("font-awesome-solid:puzzle-piece")
                .componentLink("qwc-limbeck-components.js")
                .staticLabel(String.valueOf(components.size())));
        return card;
    }

    private static Map<String, String> row(Catalog.Entry entry) {
        return Map.of(
                "id", entry.component().id().toString(),
                "kind", entry.component().kind().id(),
                "summary", entry.component().summary(),
                "plugin", entry.plugin().id() + " " + entry.plugin().version(),
                "schema", JsonSchemas.component(entry.component()).toPrettyString());
    }
}
