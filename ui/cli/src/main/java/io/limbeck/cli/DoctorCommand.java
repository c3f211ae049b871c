package io.limbeck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.run.Diagnosis;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code limbeck doctor}. */
@Command(
        name = "doctor",
        description = "Checks what Limbeck needs here: Java, TensorFlow, plugins, data, folders, device.")
class DoctorCommand extends WorkingCommand {

    @Mixin
    private DeviceOptions device;

    @Override
    public Integer call() {
        Catalog catalog = catalog();
        List<Diagnosis.Finding> findings = Diagnosis.of(catalog, runs(), data(), device.session());
        ObjectNode tree = Json.object();
        ArrayNode list = tree.putArray("findings");
        StringBuilder text = new StringBuilder();
        for (Diagnosis.Finding finding : findings) {
            list.addObject()
                    .put("ok", finding.ok())
                    .put("what", finding.what())
                    .put("found", finding.found())
                    .put("remedy", finding.remedy());
            text.append(finding.ok() ? "ok    " : "wrong ")
                    .append(finding.what())
                    .append(": ")
                    .append(finding.found())
                    .append('\n');
            if (!finding.remedy().isEmpty()) {
                text.append("      ").append(finding.remedy()).append('\n');
            }
        }
        print(tree, text.toString());
        if (!catalog.problems().isEmpty()) {
            return ExitCode.PLUGIN_WRONG;
        }
        return findings.stream().allMatch(Diagnosis.Finding::ok) ? ExitCode.DONE : ExitCode.RUN_FAILED;
    }
}
