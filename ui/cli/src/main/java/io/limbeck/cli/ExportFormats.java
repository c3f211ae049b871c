package io.limbeck.cli;

import io.limbeck.engine.run.ExportRequest.Format;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --format} of {@code limbeck export}. */
final class ExportFormats implements ITypeConverter<Format> {

    @Override
    public Format convert(String value) {
        return Arrays.stream(Format.values())
                .filter(format -> format.label().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no format '" + value + "'; there are "
                        + Arrays.stream(Format.values()).map(Format::label).collect(Collectors.joining(" and "))));
    }
}
