package io.limbeck.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.PluginDescriptor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every public type says what is promised of it, and since when; a nested type shares what is said of the outer one. */
class ApiStatusTest {

    private static final List<Status> SAID = List.of(Status.STABLE, Status.EXPERIMENTAL, Status.INTERNAL);

    private static Stream<Class<?>> types(Compiled module) {
        return module.classes().stream()
                .filter(type -> type.getEnclosingClass() == null && Modifier.isPublic(type.getModifiers()));
    }

    @ParameterizedTest
    @EnumSource
    void everyPublicTypeSaysWhatIsPromisedOfIt(Compiled module) {
        assertThat(types(module)).isNotEmpty().allSatisfy(type -> {
            API api = type.getAnnotation(API.class);
            assertThat(api).as("@API of %s", type.getName()).isNotNull();
            assertThat(api.status()).isIn(SAID);
            assertThat(api.since()).matches("\\d+\\.\\d+");
        });
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsOlderThanTheFirstVersionOrNewerThanThisOne(Compiled module) {
        assertThat(types(module).map(type -> type.getAnnotation(API.class).since()))
                .allSatisfy(since -> assertThat(Arrays.compare(numbers(since), numbers(PluginDescriptor.SPI_VERSION)))
                        .as("since '%s'", since)
                        .isLessThanOrEqualTo(0));
    }

    @Test
    void whatTheFiveKindsOfTheGuideAreMadeOfIsStable() {
        assertThat(Stream.of(
                                "teacher-source",
                                "student-architecture",
                                "loss-term",
                                "fairness-metric",
                                "aggregation-strategy")
                        .map(ApiStatusTest::kind))
                .allSatisfy(type ->
                        assertThat(type.getAnnotation(API.class).status()).isEqualTo(Status.STABLE));
    }

    private static Class<?> kind(String id) {
        String name = Arrays.stream(id.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .reduce("", String::concat);
        return Stream.of(Compiled.API, Compiled.TENSORFLOW)
                .flatMap(ApiStatusTest::types)
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
