package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;

/** What the callers of generated builders meet. */
final class BuilderTest {
    private final JavaProgram message = new JavaProgram("""
            typedef color byte variant { |1 -> Red |2 -> Green };
            packet message {
              kind: byte;
              priority: bit[4] default(3);
              urgent: bit[4] max(9) default(0);
              length: uint16 value(sizeof(body));
              body: classify (kind)[length] {
              |1:"Text" -> text: byte[remaining()] show(text);
              |2:"Point" -> x: int32; y: int32;
              |3:"Dots" -> dots: array { color: color; place: uint16; };
              |_:"Other" -> data: byte[remaining()];
              };
              trailer: string8 default("");
            }
            packet outer {
              count: uint16 value(array_length(messages));
              messages: array (count) { message: packet message(); };
              payload: byte[remaining()];
            }
            """);

    private static String hex(ByteBuffer buffer) {
        return Bytes.view(buffer, 0, buffer.position()).hex();
    }

    private String built(String statements) {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        message.compile(statements).run(buffer);
        return hex(buffer);
    }

    @Test
    void fillsInWhatFollowsFromTheRest() {
        assertThat(built("return Message.builder(buffer).bodyAsText().text(\"hi\").build();"))
                .isEqualTo("0130" + "0002" + "6869" + "00");
    }

    /** Its room is known when the branch is. */
    @Test
    void writesTagsThatAreVarints() {
        JavaProgram program = new JavaProgram("""
                packet property {
                  identifier: varint;
                  classify (identifier) {
                  |1:"Short" -> a: byte;
                  |300:"Wide" -> b: uint16;
                  |_:"Other" -> rest: byte[remaining()];
                  };
                }
                """);
        ByteBuffer buffer = ByteBuffer.allocate(64);
        program.compile("""
                Property.builder(buffer).asShort().a(2).build();
                Property.builder(buffer).asWide().b(3).build();
                return Property.builder(buffer).asOther(7).rest(org.mpl4j.runtime.Bytes.ofHex("ff")).build();
                """).run(buffer);
        assertThat(hex(buffer)).isEqualTo("0102" + "ac020003" + "07ff");
    }

    /** A length of one byte or two, as a flag before it says. */
    @Test
    void fillsInNumbersWhoseWidthIsComputed() {
        JavaProgram program = new JavaProgram("""
                packet attribute {
                  wide: bit[8] max(1);
                  length: bit[8 + 8 * wide] value(sizeof(data));
                  data: byte[length];
                }
                """);
        ByteBuffer buffer = ByteBuffer.allocate(64);
        program.compile("""
                Attribute.builder(buffer).wide(0).data(org.mpl4j.runtime.Bytes.ofHex("ff")).build();
                return Attribute.builder(buffer).wide(1).data(org.mpl4j.runtime.Bytes.ofHex("fefd")).build();
                """).run(buffer);
        assertThat(hex(buffer)).isEqualTo("0001ff" + "010002fefd");
        assertThatThrownBy(() -> program.compile(
                                "return Attribute.builder(buffer).wide(0).data(org.mpl4j.runtime.Bytes.of(new byte[256])).build();")
                        .run(ByteBuffer.allocate(600)))
                .hasStackTraceContaining("length: 256 is not from 0 to 255");
    }

    @Test
    void takesFieldsWithDefaultsInAnyOrderAndAgain() {
        assertThat(
                        built(
                                "return Message.builder(buffer).urgent(1).priority(1).urgent(2).bodyAsPoint().x(1).y(-1).trailer(\"x\").build();"))
                .isEqualTo("0212" + "0008" + "00000001ffffffff" + "0178");
    }

    @Test
    void addsElementsOneAfterTheOther() {
        assertThat(built("""
                        return Message.builder(buffer).bodyAsDots()
                                .dots(list -> list.add(dot -> dot.color(Color.Red).place(1)).add(dot -> dot.color(9).place(2)))
                                .build();
                        """)).isEqualTo("0330" + "0006" + "010001" + "090002" + "00");
    }

    @Test
    void leavesOutListsThatNobodyGives() {
        assertThat(built("return Message.builder(buffer).bodyAsDots().build();"))
                .isEqualTo("0330" + "0000" + "00");
        assertThat(built("return Message.builder(buffer).bodyAsDots().trailer(\"x\").build();"))
                .isEqualTo("0330" + "0000" + "0178");
    }

    @Test
    void buildsPacketsInPlaceInListsAndPayloads() {
        assertThat(built("""
                        return Outer.builder(buffer)
                                .messages(list -> {
                                    for (String text : List.of("a", "bc")) {
                                        list.add(message -> message.bodyAsText().text(text));
                                    }
                                })
                                .payload(out -> Message.write(out, inner -> inner.bodyAsOther(7).data(new byte[] {5})))
                                .build();
                        """))
                .isEqualTo("0002" + "0130" + "0001" + "61" + "00" + "0130" + "0002" + "6263" + "00" + "0730" + "0001"
                        + "05" + "00");
    }

    @Test
    void isNotCompleteWithoutWhatIsRequired() {
        assertThatThrownBy(() -> message.compile("return Message.builder(buffer).bodyAsPoint().x(1).build();"))
                .hasMessageContaining("cannot find symbol")
                .hasMessageContaining("build()")
                .hasMessageContaining("BodyPointNeedsY");
        assertThatThrownBy(() -> message.compile("return Message.builder(buffer).bodyAsPoint().y(1);"))
                .hasMessageContaining("cannot find symbol")
                .hasMessageContaining("BodyPointNeedsX");
    }

    @Test
    void hasNoMethodsForWhatIsDerived() {
        assertThatThrownBy(() -> message.compile("return Message.builder(buffer).length(1);"))
                .hasMessageContaining("cannot find symbol")
                .hasMessageContaining("length(int)");
        assertThatThrownBy(() -> message.compile("return Message.builder(buffer).kind(1);"))
                .hasMessageContaining("cannot find symbol");
    }

    @Test
    void takesNoIncompletePacketsInside() {
        assertThatThrownBy(() -> message.compile(
                        "return Outer.builder(buffer).messages(list -> list.add(m -> m.bodyAsPoint().x(1)));"))
                .hasMessageContaining("incompatible types");
    }

    private BuildException refused(String statements, ByteBuffer buffer) {
        JavaProgram.Compiled program = message.compile(statements);
        return catchThrowableOfType(BuildException.class, () -> program.run(buffer));
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        BuildException e = refused("return Message.builder(buffer).priority(16);", ByteBuffer.allocate(64));
        assertThat(e).hasMessage("priority: 16 is not from 0 to 15");
        assertThat(e.reason()).isEqualTo(BuildException.Reason.RANGE);
        assertThat(refused("return Message.builder(buffer).urgent(10);", ByteBuffer.allocate(64)))
                .hasMessage("urgent: 10 is not from 0 to 9");
    }

    @Test
    void saysWhereInNestedPacketsTheMistakeIs() {
        assertThat(refused("""
                        return Outer.builder(buffer).messages(list -> list
                                .add(m -> m.bodyAsText().text("a"))
                                .add(m -> m.bodyAsDots().dots(dots -> dots.add(d -> d.color(1).place(65536)))));
                        """, ByteBuffer.allocate(64)))
                .hasMessage("messages[1].message.body.dots[0].place: 65536 is not from 0 to 65535");
    }

    @Test
    void refusesTagsThatOtherBranchesAreFor() {
        assertThat(refused(
                        "return Message.builder(buffer).bodyAsOther(2).data(new byte[8]).build();",
                        ByteBuffer.allocate(64)))
                .hasMessage("body: is branch Other, but a tag of 2 does not choose that");
    }

    @Test
    void refusesItemsThatTheEndOfTheWindowContradicts() {
        JavaProgram padded = new JavaProgram("""
                packet part {
                  length: byte value(sizeof(data));
                  data: byte[length];
                  padding: byte[1] when (sizeof(data) == 2 && remaining() > 0);
                }
                packet parts {
                  length: byte value(sizeof(parts));
                  parts: array[length] { part: packet part(); };
                }
                """);
        ByteBuffer buffer = ByteBuffer.allocate(64);
        padded.compile("""
                return Parts.builder(buffer).parts(list -> list
                        .add(p -> p.data(new byte[2]).padding(new byte[1]))
                        .add(p -> p.data(new byte[2]))).build();
                """).run(buffer);
        assertThat(hex(buffer)).isEqualTo("07" + "02000000" + "020000");
        JavaProgram.Compiled without = padded.compile("""
                return Parts.builder(buffer).parts(list -> list
                        .add(p -> p.data(new byte[] {9, 9}))
                        .add(p -> p.data(new byte[] {9, 9}))).build();
                """);
        assertThatThrownBy(() -> without.run(ByteBuffer.allocate(64)))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("parts: ")
                .hasMessageContaining("would not be read as it was written");
    }

    @Test
    void saysHowMuchOfTheBufferIsMissingAndLeavesItsPosition() {
        ByteBuffer buffer = ByteBuffer.allocate(10).position(2).limit(8);
        BuildException e = refused("return Message.builder(buffer).bodyAsText().text(\"four\").build();", buffer);
        assertThat(e.reason()).isEqualTo(BuildException.Reason.FULL);
        assertThat(e.missingBytes()).isEqualTo(2);
        assertThat(e).hasMessage("body.text: the buffer is too small by at least 2 bytes");
        assertThat(buffer.position()).isEqualTo(2);
        assertThat(buffer.limit(10).getShort(8)).isZero();
    }

    @Test
    void refusesReadOnlyBuffers() {
        JavaProgram.Compiled program = message.compile("return Message.builder(buffer);");
        assertThatThrownBy(() -> program.run(ByteBuffer.allocate(9).asReadOnlyBuffer()))
                .isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void writersAreUsedAgainAlsoAfterAnException() {
        assertThat(built("""
                        Message.Writer writer = new Message.Writer();
                        PacketWriter out = new PacketWriter(buffer);
                        try {
                            writer.write(out, m -> m.bodyAsPoint().x(1).y(1).trailer("x".repeat(300)));
                        } catch (org.mpl4j.runtime.BuildException e) {
                            out.reset(buffer);
                        }
                        writer.write(out, m -> m.bodyAsText().text("a"));
                        writer.write(out, m -> m.bodyAsDots());
                        return out.finish();
                        """)).isEqualTo("0130" + "0001" + "61" + "00" + "0330" + "0000" + "00");
    }

    @Test
    void parametersThatBranchesDecideTellTheFieldThatIsPassed() {
        JavaProgram chain = new JavaProgram("""
                packet top { next: byte; body: packet part(next)[remaining()]; }
                packet part(int what) {
                  classify (what) {
                  |1:"Header" -> next: byte; rest: packet part(next);
                  |_:"Payload" -> data: byte[remaining()];
                  };
                }
                """);
        ByteBuffer buffer = ByteBuffer.allocate(64);
        chain.compile(
                        "return Top.builder(buffer).body(p -> p.asHeader().rest(r -> r.asPayload(17).data(new byte[] {9}))).build();")
                .run(buffer);
        assertThat(hex(buffer)).isEqualTo("01" + "11" + "09");
    }

    @Test
    void tagsThatAreTextStandInFrontOfWhatComesBetween() {
        JavaProgram request = new JavaProgram("""
                packet request {
                  channel: uint32;
                  what: string32;
                  want_reply: boolean default(false);
                  classify (what) {
                  |"shell":"Shell" -> ();
                  |"exec":"Exec" -> command: string32;
                  |_:"Other" -> data: byte[remaining()];
                  };
                }
                """);
        ByteBuffer buffer = ByteBuffer.allocate(64);
        request.compile("return Request.builder(buffer).channel(7).wantReply(true).asExec().command(\"ls\").build();")
                .run(buffer);
        assertThat(hex(buffer)).isEqualTo("00000007" + "00000004" + "65786563" + "01" + "00000002" + "6c73");
        buffer.clear();
        request.compile(
                        "return Request.builder(buffer).channel(7).asOther(Bytes.ofUtf8(\"x\")).data(new byte[0]).build();")
                .run(buffer);
        assertThat(hex(buffer)).isEqualTo("00000007" + "00000001" + "78" + "00");
    }

    @Test
    void tagsThatNothingDecidesHaveTheirDefault() {
        JavaProgram nested = new JavaProgram("""
                packet nested {
                  what: string8 default("none");
                  kind: byte;
                  classify (kind) {
                  |1:"Known" -> classify (what) { |"x":"X" -> (); |"y":"Y" -> (); };
                  |_:"Other" -> ();
                  };
                }
                """);
        ByteBuffer buffer = ByteBuffer.allocate(64);
        nested.compile("return Nested.builder(buffer).asOther(2).build();").run(buffer);
        assertThat(hex(buffer)).isEqualTo("04" + "6e6f6e65" + "02");
        buffer.clear();
        nested.compile("return Nested.builder(buffer).what(\"some\").asOther(2).build();")
                .run(buffer);
        assertThat(hex(buffer)).isEqualTo("04" + "736f6d65" + "02");
        buffer.clear();
        nested.compile("return Nested.builder(buffer).asKnown().asY().build();").run(buffer);
        assertThat(hex(buffer)).isEqualTo("01" + "79" + "01");
        JavaProgram.Compiled contradiction =
                nested.compile("return Nested.builder(buffer).what(\"some\").asKnown().asY().build();");
        assertThatThrownBy(() -> contradiction.run(ByteBuffer.allocate(64)))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("what: is");
    }
}
