package org.mpl4j.compiler.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.fuzz.Problem.Rule;
import org.mpl4j.compiler.fuzz.Snapshots.Snapshot;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.FreeFields;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** Sees whether what is made of bytes keeps the promises of the language. */
final class PacketOracle {
    private final PacketInterpreter interpreter;
    private final PacketBuilder builder;
    private final QualifiedName name;
    private final Snapshots snapshots;
    private final boolean readsToItsEnd;
    private final Cost cost = new Cost();

    /**
     * What was found out about some bytes.
     *
     * @param packet what they are, if they are a packet
     */
    record Look(@Nullable PacketValue packet, @Nullable Problem problem) {
        static Look at(Problem problem) {
            return new Look(null, problem);
        }
    }

    /** @param readsToItsEnd whether the packet may end where its input does */
    PacketOracle(PacketInterpreter interpreter, PacketBuilder builder, boolean readsToItsEnd) {
        this.interpreter = interpreter;
        this.builder = builder;
        this.name = interpreter.shape().type().name();
        this.snapshots = new Snapshots(interpreter);
        this.readsToItsEnd = readsToItsEnd;
    }

    /** A packet that was built: it is read as it was meant, breaks no rule, and gives the same bytes again. */
    Look atBuilt(RandomValues.Sample sample) {
        byte[] bytes = sample.bytes().toArray();
        Look look = at(bytes, sample.arguments());
        if (look.problem != null) {
            return look;
        } else if (look.packet == null) {
            ParseException error = parse(bytes, sample.arguments()).error();
            return Look.at(new Problem(Rule.BUILT_IS_READ, "", "is refused: " + error));
        }
        return new Look(look.packet, asBuilt(look.packet, sample));
    }

    private @Nullable Problem asBuilt(PacketValue packet, RandomValues.Sample sample) {
        if (packet.byteLength() != sample.bytes().length()) {
            String sizes = packet.byteLength() + " of " + sample.bytes().length() + " bytes";
            return new Problem(Rule.BUILT_IS_READ, "", "only " + sizes + " are read");
        }
        Draft.Group read = FreeFields.of(packet);
        if (!read.equals(sample.draft())) {
            String difference = Difference.of(sample.draft(), read);
            return new Problem(Rule.BUILT_IS_READ, Difference.place(difference), difference);
        }
        try {
            Bytes again = builder.build(name, read, "", sample.arguments());
            return again.equals(sample.bytes())
                    ? null
                    : new Problem(Rule.ENCODES_THE_SAME, "", "is built as " + again.hex() + " the second time");
        } catch (BuildException e) {
            return new Problem(Rule.ENCODES_THE_SAME, "", "cannot be built again: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            return Problem.thrown("building", e);
        }
    }

    /** Whatever bytes: a packet or the declared exception, in fair time, whatever lies around them. */
    Look at(byte[] bytes, Arguments arguments) {
        return at(bytes, arguments, true);
    }

    /** Like {@link #at}, for most of many inputs: the tree of what is read is not printed, which takes long and seldom fails where the values can be had. */
    Look atMany(byte[] bytes, Arguments arguments) {
        return at(bytes, arguments, false);
    }

    private Look at(byte[] bytes, Arguments arguments, boolean isPrinted) {
        try {
            Cost.Parse parse = cost.of(() -> parse(bytes, arguments), bytes.length);
            if (parse.problem() != null) {
                return Look.at(parse.problem());
            }
            Outcome outcome = parse.outcome();
            Problem problem = outsideTheWindow(bytes, arguments, isPrinted);
            if (problem != null || outcome.error() != null) {
                return new Look(null, problem);
            }
            problem = atPrefixes(Arrays.copyOf(bytes, outcome.packet().byteLength()), arguments);
            return new Look(outcome.packet(), problem != null ? problem : rebuilt(outcome.packet()));
        } catch (RuntimeException | StackOverflowError e) {
            return Look.at(Problem.thrown("reading", e));
        }
    }

    private Outcome parse(byte[] bytes, Arguments arguments) {
        return interpreter.tryParse(ByteBuffer.wrap(bytes), arguments, Limits.DEFAULT);
    }

    private @Nullable Problem outsideTheWindow(byte[] bytes, Arguments arguments, boolean isPrinted) {
        Snapshot among0 = snapshots.of(bytes, arguments, (byte) 0);
        Snapshot amongA5 = snapshots.of(bytes, arguments, (byte) 0xa5);
        String text = isPrinted ? amongA5.text() : "";
        return among0.isInside() && amongA5.isInside() && among0.isLike(amongA5)
                ? null
                : new Problem(
                        Rule.INSIDE_ITS_WINDOW,
                        "",
                        "among zeros, it is read as\n" + among0.text() + "and among a5s as\n"
                                + (isPrinted ? text : amongA5.text()));
    }

    private @Nullable Problem atPrefixes(byte[] packet, Arguments arguments) {
        if (readsToItsEnd || packet.length == 0) {
            return null;
        }
        for (int length : new int[] {packet.length - 1, packet.length / 2, 0}) {
            ParseException error =
                    parse(Arrays.copyOf(packet, length), arguments).error();
            if (error == null || !error.isInputTooShort()) {
                String what = error == null ? "are a packet" : "are refused, but not as too short: " + error;
                return new Problem(
                        Rule.PREFIX_IS_TOO_SHORT,
                        error == null ? "" : error.path(),
                        "the first " + length + " of " + packet.length + " bytes " + what);
            }
        }
        return null;
    }

    /** A packet that breaks rules need not be built, but if it is, then it has the same fields; builders pad what was not padded. */
    private @Nullable Problem rebuilt(PacketValue packet) {
        Draft.Group fields = FreeFields.of(packet);
        PacketBuilder.Built built;
        try {
            built = builder.buildWithArguments(name, fields, "", packet.arguments());
        } catch (BuildException e) {
            return null;
        } catch (RuntimeException | StackOverflowError e) {
            return Problem.thrown("building", e);
        }
        Outcome again = parse(built.bytes().toArray(), built.arguments());
        if (again.error() != null) {
            return new Problem(
                    Rule.BUILT_IS_READ,
                    "",
                    "is built as " + built.bytes().hex() + ", which is refused: " + again.error());
        }
        Draft.Group read = FreeFields.of(again.packet());
        String difference = read.equals(fields) ? "" : Difference.upToPadding(fields, read);
        return difference.isEmpty() ? null : new Problem(Rule.BUILT_IS_READ, Difference.place(difference), difference);
    }
}
