package org.mpl4j.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.fuzzing.check.FieldAgreement;
import org.mpl4j.fuzzing.corpus.PacketCoding;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketLibrary;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.fuzzing.visit.ViewVisitor;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.View;

/** What is wrong is found: a check that finds nothing would be fine with everything. */
class PlantedFaultsTest {
    private static final PacketLibrary LIBRARY = PacketLibrary.load();

    private static PacketTarget target(String name) {
        return LIBRARY.packets().stream()
                .filter(target -> target.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static View view(PacketTarget target, byte[] bytes) {
        return target.tryParse(
                        ByteBuffer.wrap(bytes),
                        target.values(noArguments(target, bytes).arguments()))
                .toOptional()
                .orElseThrow();
    }

    private static PacketInput noArguments(PacketTarget target, byte[] bytes) {
        return new PacketInput(bytes, PacketInput.arguments(target.params(), List.of()));
    }

    @Test
    void everyByteOfAPacketCounts() {
        PacketTarget udp = target("udp");
        byte[] bytes = HexFormat.of().parseHex("04000035000c000001020304");
        long before = new ViewVisitor(true).visit(view(udp, bytes));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Optional<? extends View> other = udp.tryParse(
                            ByteBuffer.wrap(changed),
                            udp.values(noArguments(udp, changed).arguments()))
                    .toOptional();
            other.ifPresent(
                    packet -> assertThat(new ViewVisitor(true).visit(packet)).isNotEqualTo(before));
        }
    }

    @Test
    void anotherValueIsADisagreement() throws Exception {
        PacketTarget udp = target("udp");
        PacketValue expected =
                udp.interpreter().parse(ByteBuffer.wrap(HexFormat.of().parseHex("040000350009000001")));
        View other = view(udp, HexFormat.of().parseHex("040000350009000002"));
        assertThatThrownBy(() -> new FieldAgreement().check(expected.fields(), other, "udp"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("udp.payload");
    }

    @Test
    void nearlyAllFieldsAreCompared() {
        FieldAgreement agreement = new FieldAgreement();
        for (PacketTarget target : LIBRARY.packets()) {
            for (PacketInput example : LIBRARY.examples(target)) {
                var outcome = target.interpreter()
                        .tryParse(ByteBuffer.wrap(example.bytes()), example.arguments(), Limits.DEFAULT);
                if (outcome.error() == null) {
                    View view = target.tryParse(ByteBuffer.wrap(example.bytes()), target.values(example.arguments()))
                            .toOptional()
                            .orElseThrow();
                    agreement.check(
                            outcome.packet().fields(), view, target.name().name());
                }
            }
        }
        assertThat(agreement.compared()).isGreaterThan(5_000);
        assertThat(agreement.unnamed()).isLessThan(agreement.compared() / 100);
    }

    @Test
    void codedInputsAreDecoded() {
        PacketCoding coding = new PacketCoding(LIBRARY.packets("mqtt"));
        for (PacketTarget target : LIBRARY.packets("mqtt")) {
            for (PacketInput example : LIBRARY.examples(target)) {
                PacketCoding.Choice choice =
                        coding.decode(coding.encode(target, example)).orElseThrow();
                assertThat(choice.target()).isSameAs(target);
                assertThat(choice.input().bytes()).isEqualTo(example.bytes());
                assertThat(target.values(choice.input().arguments())).isEqualTo(target.values(example.arguments()));
            }
        }
    }
}
