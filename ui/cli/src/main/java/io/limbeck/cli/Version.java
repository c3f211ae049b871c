package io.limbeck.cli;

import io.limbeck.engine.catalog.EngineCode;
import picocli.CommandLine.IVersionProvider;

/** Says which Limbeck this is. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "limbeck " + EngineCode.version(),
            "TensorFlow Java " + EngineCode.tensorFlowVersion() + ", Java " + System.getProperty("java.version")
        };
    }
}
