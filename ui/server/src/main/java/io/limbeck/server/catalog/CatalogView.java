package io.limbeck.server.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.Positions;
import io.limbeck.engine.document.Sections;
import io.limbeck.engine.experiment.JsonSchemas;
import io.limbeck.server.problem.ProblemView;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.Port;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All components, with what an editor needs to know of them. */
@Schema(name = "Catalog")
public record CatalogView(
        int format,
        List<String> kinds,
        List<String> header,
        List<PortView> sections,
        List<ComponentView> components,
        List<ProblemView> problems) {

    /** A place where other nodes are plugged in. */
    @Schema(name = "Port")
    public record PortView(
            String name,

            @Schema(description = "Kinds of components that fit; empty for all")
            List<String> kinds,

            @Schema(description = "one, optional or many") String arity,

            @Schema(description = "Component meant where none is named, empty if one has to be")
            String standard,

            @Schema(
                    description =
                            "Whether the experiment's section of the same name is taken where nothing is plugged in")
            boolean ambient,

            String summary) {

        static PortView of(Port port) {
            return new PortView(
                    port.name(),
                    port.kinds().stream().map(ComponentKind::id).toList(),
                    port.arity().name().toLowerCase(Locale.ROOT),
                    port.standard(),
                    port.ambient(),
                    port.summary());
        }
    }

    /** A component. */
    @Schema(name = "Component")
    public record ComponentView(
            String id,
            String kind,
            String summary,
            String plugin,
            String version,

            @Schema(description = "Targets it works with: classes, numbers")
            List<String> targets,

            List<PortView> ports,

            @Schema(
                    description = "JSON Schema (2020-12) of its settings; ports are properties with x-limbeck-kind",
                    type = SchemaType.OBJECT)
            JsonNode schema) {

        static ComponentView of(Catalog.Entry entry) {
            Component<?, ?> component = entry.component();
            return new ComponentView(
                    component.id().toString(),
                    component.kind().id(),
                    component.summary(),
                    entry.plugin().id(),
                    entry.plugin().version(),
                    component.targets().stream()
                            .sorted()
                            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                            .toList(),
                    Positions.ports(component).stream().map(PortView::of).toList(),
                    JsonSchemas.component(component));
        }
    }

    static CatalogView of(Catalog catalog) {
        return new CatalogView(
                1,
                catalog.entries().stream()
                        .map(entry -> entry.component().kind().id())
                        .distinct()
                        .sorted()
                        .toList(),
                Sections.HEADER,
                Sections.ports().stream().map(PortView::of).toList(),
                catalog.entries().stream().map(ComponentView::of).toList(),
                ProblemView.of(catalog.problems(), Set.of()));
    }
}
