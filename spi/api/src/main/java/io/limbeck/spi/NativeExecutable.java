package io.limbeck.spi;

import org.apiguardian.api.API;

/** Whether this program is a native executable, made by GraalVM: no jars, no class loading, and no Java beside it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NativeExecutable {

    /** GraalVM's own sign: {@code buildtime} while an image is made, {@code runtime} within it. */
    static final String SIGN = "org.graalvm.nativeimage.imagecode";

    private NativeExecutable() {}

    /** {@return whether it is} */
    public static boolean isRunning() {
        return "runtime".equals(System.getProperty(SIGN));
    }
}
