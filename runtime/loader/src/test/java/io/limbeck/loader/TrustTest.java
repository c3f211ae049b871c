package io.limbeck.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.loader.PluginSettings.Lock;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock file and signatures: what they let in, and what they keep out. */
class TrustTest {

    @TempDir
    private Path home;

    private Path directory = Path.of("");
    private Path jar = Path.of("");

    @BeforeEach
    void twoPlugins() throws IOException {
        directory = Files.createDirectory(home.resolve("plugins"));
        jar = TestJar.acme().write(directory.resolve("acme.jar"));
        new TestJar().plugin("Beta", "beta", "1.0", "beta/one", "return 1;").write(directory.resolve("beta/beta.jar"));
    }

    private PluginDirectory.Contents load(Lock lock, Path... keys) {
        return PluginDirectory.load(
                new PluginSettings(directory, lock, List.of(keys)), getClass().getClassLoader());
    }

    @Test
    void aLockedDirectoryLoadsWhatItNames() throws IOException {
        Map<String, String> hashes = LockFile.write(directory);
        assertThat(hashes).containsOnlyKeys("acme.jar", "beta/beta.jar");
        assertThat(Files.readAllLines(directory.resolve("plugins.lock")))
                .as("the format of sha256sum")
                .containsExactly(
                        Digests.of(jar) + "  acme.jar",
                        Digests.of(directory.resolve("beta/beta.jar")) + "  beta/beta.jar");
        assertThat(load(Lock.ENFORCE).problems()).isEmpty();
        assertThat(load(Lock.ENFORCE).plugins()).hasSize(2);
    }

    @Test
    void anAlteredJarANewOneAndAMissingOneAreToldAndTheRestWorks() throws IOException {
        TestJar.acme("3.0").write(directory.resolve("gone.jar"));
        LockFile.write(directory);
        Files.delete(directory.resolve("gone.jar"));
        TestJar.acme("1.0.1").write(jar);
        TestJar.acme("2.0").write(directory.resolve("new.jar"));
        PluginDirectory.Contents contents = load(Lock.ENFORCE);
        assertThat(contents.plugins())
                .extracting(found -> found.plugin().descriptor().id())
                .containsExactly("beta");
        assertThat(contents.problems())
                .extracting(Problem::message)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).isEqualTo("is named in 'plugins.lock', but is not there"),
                        text -> assertThat(text).startsWith("is not the jar that 'plugins.lock' names"),
                        text -> assertThat(text).isEqualTo("is not in 'plugins.lock'"));
        assertThat(load(Lock.OFF).plugins()).hasSize(3);
    }

    @Test
    void withoutALockFileOrWithABrokenOneNothingIsLoaded() throws IOException {
        assertThat(load(Lock.ENFORCE).plugins()).isEmpty();
        assertThat(load(Lock.ENFORCE).problems()).singleElement().satisfies(problem -> assertThat(problem.remedy())
                .contains("limbeck plugins lock"));
        Files.writeString(directory.resolve("plugins.lock"), "acme.jar is fine\n");
        assertThat(load(Lock.ENFORCE).plugins()).isEmpty();
        assertThat(load(Lock.ENFORCE).problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("'acme.jar is fine'"));
    }

    private Path key(KeyPair pair, String name) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
        return Files.writeString(
                home.resolve(name), "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    }

    private static void sign(Path jar, KeyPair pair) throws IOException, GeneralSecurityException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(Files.readAllBytes(jar));
        Files.write(jar.resolveSibling(jar.getFileName() + ".sig"), signer.sign());
    }

    @Test
    void onlyWhatAKnownKeySignedIsLoaded() throws IOException, GeneralSecurityException {
        KeyPair known = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path file = key(known, "known.pem");
        assertThat(load(Lock.OFF, file).plugins()).isEmpty();
        assertThat(load(Lock.OFF, file).problems()).hasSize(2).allSatisfy(problem -> assertThat(problem.message())
                .isEqualTo("has no signature, but signatures are asked for"));
        sign(jar, known);
        sign(directory.resolve("beta/beta.jar"), other);
        PluginDirectory.Contents contents = load(Lock.OFF, file);
        assertThat(contents.plugins())
                .extracting(found -> found.plugin().descriptor().id())
                .containsExactly("acme-metrics");
        assertThat(contents.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .startsWith("the signature beside it is by none of the keys"));
        assertThat(load(Lock.OFF, file, key(other, "other.pem")).plugins()).hasSize(2);
        Files.writeString(directory.resolve("acme.jar.sig"), "short");
        assertThat(load(Lock.OFF, file).plugins()).isEmpty();
        TestJar.acme("6.6.6").write(jar);
        sign(directory.resolve("beta/beta.jar"), known);
        assertThat(load(Lock.OFF, file).plugins()).hasSize(1);
    }

    @Test
    void aKeyThatIsNoneLetsNothingIn() throws IOException {
        Path noise = Files.writeString(home.resolve("noise.pem"), "noise!");
        assertThat(load(Lock.OFF, noise).plugins()).isEmpty();
        assertThat(load(Lock.OFF, noise).problems())
                .anySatisfy(problem -> assertThat(problem.message()).startsWith("is no Ed25519 public key"));
    }

    /** RFC 8032, section 7.1, test 3: a key, a message and its signature that somebody else made. */
    @Test
    void theSignaturesAreThoseOfTheStandard() throws IOException {
        byte[] raw =
                java.util.HexFormat.of().parseHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
        byte[] header = java.util.HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] whole = new byte[44];
        System.arraycopy(header, 0, whole, 0, 12);
        System.arraycopy(raw, 0, whole, 12, 32);
        Path key =
                Files.writeString(home.resolve("rfc.pem"), Base64.getEncoder().encodeToString(whole));
        Path message = Files.write(home.resolve("m.jar"), new byte[] {(byte) 0xaf, (byte) 0x82});
        Files.write(
                home.resolve("m.jar.sig"),
                java.util.HexFormat.of()
                        .parseHex("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));
        List<Problem> problems = new java.util.ArrayList<>();
        Signatures.of(List.of(key), problems).check(new PluginFolder(message, List.of(message)), problems);
        assertThat(problems).isEmpty();
    }

    @Test
    void theEnvironmentSaysWhomToTrust() {
        assertThat(PluginSettings.of(Map.of(), home)).isEmpty();
        assertThat(PluginSettings.of(Map.of("LIMBECK_PLUGINS_DIRECTORY", "p", "LIMBECK_PLUGINS_LOCK", "enforce")))
                .contains(new PluginSettings(Path.of("p"), Lock.ENFORCE, List.of()));
        PluginSettings all = new PluginSettings(Path.of("/p"), Lock.ENFORCE, List.of(Path.of("/a"), Path.of("/b")));
        assertThat(PluginSettings.of(all.environment())).contains(all);
        assertThatThrownBy(() ->
                        PluginSettings.of(Map.of("LIMBECK_PLUGINS_DIRECTORY", "p", "LIMBECK_PLUGINS_LOCK", "maybe")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("neither off nor enforce, but 'maybe'");
    }

    @Test
    void theHomeFolderIsLookedIntoWhereItHasPlugins() throws IOException {
        Path usual = Files.createDirectories(home.resolve(".limbeck/plugins"));
        assertThat(PluginSettings.of(Map.of(), home)).contains(new PluginSettings(usual));
    }
}
