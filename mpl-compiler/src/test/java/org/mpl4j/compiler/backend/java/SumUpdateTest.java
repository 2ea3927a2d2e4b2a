package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.Violation;

/** {@code updateX} leaves the bytes that {@code setX} and {@code refresh()} leave, wherever in the sum a field is. */
final class SumUpdateTest {
    private static final TestSpec SPEC = TestSpec.of("""
            packet words {
              high: bit[4]; low: bit[12]; octet: byte; small: int8;
              sum: uint16 checksum(inet, high..data);
              long: uint32; less: int32; odd: byte; wide: uint64; yes: boolean; named: boolean variant { |0 -> No |1 -> Yes }; one: bit[1]; other: bit[7];
              kind: byte variant { |1 -> One |2 -> Two }; middle: uint48; across: uint24; data: byte[3];
            }
            packet behind (bytes pseudo) {
              size: byte value(sizeof(gap)); sum: uint16 checksum(inet, pseudo, 17, size..tail);
              near: uint16; gap: byte[size]; far: uint16; wide: uint48; tail: byte[remaining()];
            }
            packet datagram { port: uint16; data: uint64; sum: uint16 checksum(udp, port..data); outside: byte; }
            packet maybe {
              has: boolean; first: uint16; sum: uint16 checksum(inet, has..second) when (has); second: byte when (has);
            }
            packet many {
              used: byte; next: byte value(used / 2); twice: uint16; crc: byte;
              first: uint16 checksum(inet, used..twice);
              second: uint16 checksum(inet, next..twice);
              third: uint16 checksum(crc16_x25, crc..crc);
              endian little; swapped: uint16; fourth: uint16 checksum(inet, swapped..swapped);
              endian big; tag: byte; inside: uint16; fifth: uint16 checksum(inet, tag..rest);
              rest: classify (tag) { |1:"One" -> deep: uint16; |_:"None" -> (); };
            }
            packet chain { a: byte; sum: uint16 checksum(inet, a..a); b: byte; all: uint16 checksum(inet, a..b); }
            packet given { a: uint16; sum: uint16 checksum(inet, a..a); inner: packet taking(a..a); }
            packet taking (bytes around) { sum: uint16 checksum(inet, around); }
            """);
    private static final Random RANDOM = new Random(4);

    static Stream<GeneratedSpec> generated() {
        return Stream.of("", Optimization.INCREMENTAL_SUMS.label(), Optimization.COALESCED_READS.label())
                .map(without -> new GeneratedSpec(
                        SPEC, new BackendContext(JavaPackages.of(""), Map.of(Optimization.OPTION, without))));
    }

    private static List<Method> updates(GeneratedSpec generated, String packet) {
        return Arrays.stream(generated.type(SPEC.name(packet)).getMethods())
                .filter(method -> method.getName().startsWith("update"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("generated")
    void isThereWhereOneInternetChecksumIsAllThatChanges(GeneratedSpec generated) {
        assertThat(updates(generated, "words"))
                .extracting(Method::getName)
                .contains("updateHigh", "updateSmall", "updateWide", "updateOne", "updateAcross")
                .doesNotContain("updateSum", "updateData");
        assertThat(updates(generated, "many")).extracting(Method::getName).containsExactly("updateInside");
        assertThat(updates(generated, "datagram"))
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("updatePort", "updateData");
        assertThat(updates(generated, "chain")).extracting(Method::getName).containsExactly("updateB");
        assertThat(updates(generated, "given")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("generated")
    void leavesWhatIsComputedAnew(GeneratedSpec generated) throws Exception {
        for (String packet : List.of("words", "behind", "datagram", "maybe", "many", "chain")) {
            for (Method update : updates(generated, packet)) {
                for (int i = 0; i < 200; i++) {
                    compare(generated, SPEC.name(packet), update);
                }
            }
        }
    }

    private static void compare(GeneratedSpec generated, QualifiedName packet, Method update) throws Exception {
        byte[] bytes = randomBytes();
        boolean isOptional = packet.name().equals("maybe");
        bytes[0] = isOptional ? 1 : packet.name().equals("behind") ? (byte) RANDOM.nextInt(9) : bytes[0];
        Arguments arguments = arguments(packet);
        Object old = generated.parse(packet, ByteBuffer.wrap(bytes), arguments);
        call(old, "refresh");
        byte[] expected = bytes.clone();
        Object one = generated.parse(packet, ByteBuffer.wrap(bytes), arguments);
        Object other = generated.parse(packet, ByteBuffer.wrap(expected), arguments);
        Object value = value(update.getParameterTypes()[0]);
        Method set = one.getClass().getMethod(update.getName().replace("update", "set"), update.getParameterTypes());
        boolean isRefused = false;
        try {
            set.invoke(other, value);
        } catch (InvocationTargetException e) {
            isRefused = true;
        }
        if (isRefused) {
            assertThatThrownBy(() -> update.invoke(one, value)).isInstanceOf(InvocationTargetException.class);
        } else {
            call(other, "refresh");
            update.invoke(one, value);
        }
        assertThat(Bytes.of(bytes)).as("%s %s", update, value).isEqualTo(Bytes.of(expected));
        assertThat(one)
                .as("%s %s", update, value)
                .hasToString(generated
                        .parse(packet, ByteBuffer.wrap(bytes), arguments)
                        .toString());
        assertThat(broken(packet, arguments, bytes)).doesNotContain(Violation.Kind.CHECKSUM);
    }

    /** What the interpreter says. */
    private static List<Violation.Kind> broken(QualifiedName packet, Arguments arguments, byte[] bytes)
            throws ParseException {
        return TestSpec.violations(
                        SPEC.interpreters().of(packet).parse(ByteBuffer.wrap(bytes), arguments, Limits.DEFAULT))
                .stream()
                .map(Violation::kind)
                .toList();
    }

    private static Arguments arguments(QualifiedName packet) {
        if (!packet.name().equals("behind")) {
            return Arguments.NONE;
        }
        Arguments arguments = new Arguments(1);
        arguments.set(0, Bytes.of(Arrays.copyOf(randomBytes(), RANDOM.nextInt(4))));
        return arguments;
    }

    /** Often such that sums come near zero. */
    private static byte[] randomBytes() {
        byte[] bytes = new byte[48];
        int kind = RANDOM.nextInt(4);
        if (kind == 0) {
            RANDOM.nextBytes(bytes);
        } else if (kind == 1) {
            Arrays.fill(bytes, (byte) 0xff);
        } else if (kind == 2) {
            bytes[RANDOM.nextInt(bytes.length)] = (byte) RANDOM.nextInt();
        }
        return bytes;
    }

    private static Object value(Class<?> type) {
        int kind = RANDOM.nextInt(4);
        long number = kind == 0
                ? 0
                : kind == 1 ? -1 : kind == 2 ? RANDOM.nextInt(300) : RANDOM.nextLong() >>> RANDOM.nextInt(64);
        if (type == boolean.class) {
            return (number & 1) != 0;
        } else if (type == int.class) {
            return (int) number;
        } else if (type == long.class) {
            return number;
        }
        return known(type);
    }

    private static Object known(Class<?> type) {
        try {
            return type.getMethod("of", int.class).invoke(null, RANDOM.nextInt(256));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void call(Object view, String method) throws ReflectiveOperationException {
        view.getClass().getMethod(method).invoke(view);
    }

    @ParameterizedTest
    @MethodSource("generated")
    void leavesDatagramsWithoutAChecksumWithoutOne(GeneratedSpec generated) throws Exception {
        byte[] bytes =
                Bytes.ofHex("1234 0000000000000001 0000 00".replace(" ", "")).toArray();
        Object view = generated.parse(SPEC.name("datagram"), ByteBuffer.wrap(bytes), Arguments.NONE);
        view.getClass().getMethod("updatePort", int.class).invoke(view, 7);
        assertThat(Bytes.of(bytes).hex()).isEqualTo("00070000000000000001000000");
    }

    @ParameterizedTest
    @MethodSource("generated")
    void changesFieldsOfPacketsThatHaveNoChecksum(GeneratedSpec generated) throws Exception {
        byte[] bytes = Bytes.ofHex("001234").toArray();
        Object view = generated.parse(SPEC.name("maybe"), ByteBuffer.wrap(bytes), Arguments.NONE);
        view.getClass().getMethod("updateFirst", int.class).invoke(view, 7);
        assertThat(Bytes.of(bytes).hex()).isEqualTo("000007");
        Method second = view.getClass().getMethod("updateSecond", int.class);
        assertThatThrownBy(() -> second.invoke(view, 7)).hasCauseInstanceOf(IllegalStateException.class);
    }
}
