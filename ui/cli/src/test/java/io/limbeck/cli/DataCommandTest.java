package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class DataCommandTest {

    @Test
    void knownDataSetsAreListedWithTheirLicences() {
        assertThat(Cli.run("data", "list").out()).contains("adult").contains("CC BY 4.0");
        assertThat(Cli.run("data", "list", "--json").json().path("datasets")).hasSizeGreaterThan(3);
    }

    @Test
    void anUnknownDataSetIsNotFetched() {
        Cli.Result result = Cli.run("data", "fetch", "germn");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("there is no known data set 'germn'").contains("did you mean 'german'?");
    }

    @Test
    void withoutAFolderNothingIsVerified() {
        assumeTrue(System.getenv("LIMBECK_DATA") == null, "LIMBECK_DATA is set");
        Cli.Result result = Cli.run("data", "verify");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("LIMBECK_DATA: is not set");
    }

    @Test
    void publishedFilesAreAsPublished() {
        assumeTrue(System.getenv("LIMBECK_DATA") != null, "LIMBECK_DATA is not set");
        assertThat(Cli.run("data", "verify").out()).contains("as published: ");
    }
}
