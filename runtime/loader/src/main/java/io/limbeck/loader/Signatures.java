package io.limbeck.loader;

import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Detached Ed25519 signatures (RFC 8032): beside {@code my.jar} the 64 bytes of {@code my.jar.sig}, as
 * {@code openssl pkeyutl -sign -rawin} writes them.
 */
final class Signatures {

    private final List<PublicKey> keys;

    private Signatures(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** {@return who checks signatures by these keys}; a key that cannot be read is a problem, and signs nothing */
    static Signatures of(List<Path> files, List<Problem> problems) {
        List<PublicKey> keys = new ArrayList<>();
        for (Path file : files) {
            try {
                String text = Files.readString(file)
                        .replaceAll("-----[A-Z ]+-----", "")
                        .replaceAll("\\s", "");
                keys.add(KeyFactory.getInstance("Ed25519")
                        .generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(text))));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                problems.add(Problem.error(
                        file.toString(),
                        "is no Ed25519 public key: " + e,
                        "name a PEM file such as 'openssl pkey -in key.pem -pubout' writes"));
            }
        }
        return new Signatures(keys);
    }

    /** Says which jars of a plugin nobody known has signed. */
    void check(PluginFolder folder, List<Problem> problems) throws IOException {
        for (Path jar : folder.jars()) {
            Path signature = jar.resolveSibling(jar.getFileName() + ".sig");
            if (!Files.exists(signature)) {
                problems.add(Problem.error(
                        jar.toString(),
                        "has no signature, but signatures are asked for",
                        "put the signature of its author beside it, as '" + signature.getFileName() + "'"));
            } else if (!isSigned(jar, Files.readAllBytes(signature))) {
                problems.add(Problem.error(
                        jar.toString(),
                        "the signature beside it is by none of the keys, or of other bytes",
                        "get jar and signature anew from their author, or add the author's key"));
            }
        }
    }

    private boolean isSigned(Path jar, byte[] signature) throws IOException {
        for (PublicKey key : keys) {
            try {
                if (verifies(jar, signature, key)) {
                    return true;
                }
            } catch (SignatureException e) {
                // Bytes that are no signature are nobody's.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
            }
        }
        return false;
    }

    private static boolean verifies(Path jar, byte[] signature, PublicKey key)
            throws IOException, GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        try {
            verifier.initVerify(key);
        } catch (InvalidKeyException e) {
            return false;
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(jar)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                verifier.update(buffer, 0, n);
            }
        }
        return verifier.verify(signature);
    }
}
