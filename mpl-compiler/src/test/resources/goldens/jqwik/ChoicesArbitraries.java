// Generated from choices.mpl by mplc; do not edit
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.text.PacketPart;
import org.mpl4j.runtime.text.TreePrinter;

/**
 * Arbitrary packets {@code choices}, made by its builder.
 */
@GeneratedByMpl("choices.mpl")
public final class ChoicesArbitraries {
    private static final int DEPTH = 3;

    private static final List<MplInputs.Spot> SPOTS = List.of(new MplInputs.Spot("kind", 0, 8), new MplInputs.Spot("length", 8, 8));

    private ChoicesArbitraries() {
    }

    /**
     * Packets as bytes.
     *
     * @return shrinks to the smallest branches and values
     */
    public static Arbitrary<byte[]> valid() {
        return inputs().map(input -> input.bytes());
    }

    /**
     * Packets as buffers.
     *
     * @return shrinks to the smallest branches and values
     */
    public static Arbitrary<ByteBuffer> validBuffers() {
        return inputs().map(input -> ByteBuffer.wrap(input.bytes()));
    }

    /**
     * Packets with their arguments.
     *
     * @return shrinks to the smallest branches and values
     */
    public static Arbitrary<Input> inputs() {
        var made = new HashMap<List<?>, Arbitrary<Object>>();
        return MplInputs.flag().map(value -> (boolean) value).flatMap(wide -> {
            Boolean knownWide = wide;
            var values = made.computeIfAbsent(Arrays.asList(knownWide), told -> values(DEPTH, null, knownWide));
            return values.map(given -> built(given, wide));
        }).filter(Optional::isPresent).map(Optional::get);
    }

    /**
     * Bytes that are almost packets; each input tells what was done to it.
     *
     * @return shrinks to few mutations
     */
    public static Arbitrary<Input> nearValid() {
        return Combinators.combine(inputs(), MplInputs.Mutation.some()).as((input, mutations) -> {
            var done = new ArrayList<String>();
            var bytes = MplInputs.Mutation.apply(input.bytes(), mutations, SPOTS, parts(input), done);
            return new Input(bytes, done, input.version(), input.wide());
        });
    }

    private static List<PacketPart> parts(Input input) {
        try {
            return TreePrinter.parts("choices", Choices.parse(ByteBuffer.wrap(input.bytes()), input.version(), input.wide()));
        } catch (ParseException e) {
            return List.of();
        }
    }

    private static Optional<Input> built(Object values, boolean wide) {
        try {
            var buffer = ByteBuffer.allocate(1 << 16);
            content(values, null, wide).write(Choices.builder(buffer, wide)).build();
            var version = switch (MplInputs.way(MplInputs.list(values).get(4))) {
                        case 0 -> 0L;
                        case 1 -> (long) MplInputs.list(MplInputs.list(values).get(4)).get(1);
                        default -> throw MplInputs.tooDeep();
                    };
            var bytes = Arrays.copyOf(buffer.array(), buffer.position());
            return Optional.of(new Input(bytes, List.of(), version, wide));
        } catch (BuildException e) {
            return Optional.empty();
        }
    }

    /**
     * For generated code: what a builder is given, as a list.
     *
     * @param depth so many packets may be nested
     * @param knownVersion the parameter {@code version}, null if it is not known
     * @param knownWide the parameter {@code wide}, null if it is not known
     * @return the values
     * @hidden
     */
    public static Arbitrary<Object> values(int depth, Long knownVersion, Boolean knownWide) {
        return MplInputs.all(MplInputs.choice(
                    () -> MplInputs.all(Arbitraries.just(3), MplInputs.ints(3L, 9L)), 
                    () -> MplInputs.all(Arbitraries.just(0), MplInputs.bytes(0, -1, 1)), 
                    () -> (knownWide == null || knownWide) && (knownVersion == null || (knownVersion >= 2L)) ? MplInputs.all(Arbitraries.just(1), MplInputs.longs(0L, 4294967295L)) : null, 
                    () -> MplInputs.all(Arbitraries.just(2), MplInputs.ints(0L, 65535L)), 
                    () -> MplInputs.all(Arbitraries.just(4), MplInputs.ints(0L, 255L), MplInputs.bytes(0, -1, 1))), MplInputs.choice(
                    () -> MplInputs.all(Arbitraries.just(0), MplInputs.ints(0L, 63L)), 
                    () -> MplInputs.all(Arbitraries.just(1), MplInputs.ints(0L, 16383L))), MplInputs.choice(
                    () -> MplInputs.all(Arbitraries.just(0)), 
                    () -> MplInputs.all(Arbitraries.just(1), MplInputs.ints(0L, 255L))), MplInputs.choice(
                    () -> MplInputs.all(Arbitraries.just(1), MplInputs.bytes(0, 8, 1)), 
                    () -> MplInputs.all(Arbitraries.just(0), MplInputs.bytesWithout(0))), MplInputs.choice(
                    () -> MplInputs.all(Arbitraries.just(0), MplInputs.maybe(MplInputs.ints(0L, 255L))), 
                    MplInputs.often(9, () -> depth > 0 ? MplInputs.all(Arbitraries.just(1), MplInputs.longs(0L, 255L, 1L, 2L, 3L), MplInputs.maybe(MplInputs.ints(0L, 65535L)), MplInputs.maybe(ChoicesArbitraries.values(depth - 1, knownVersion == null ? null : Long.valueOf((knownVersion - 1L)), true))) : null)));
    }

    /**
     * For generated code: gives values to a builder.
     *
     * @param given from {@code values}
     * @param knownVersion the parameter {@code version}, null if it is not known
     * @param knownWide the parameter {@code wide}, null if it is not known
     * @return what a builder takes
     * @hidden
     */
    public static Choices.Builder.Content content(Object given, Long knownVersion,
            Boolean knownWide) {
        var values = MplInputs.list(given);
        return stage -> {
            var stage0 = switch (MplInputs.way(values.get(0))) {
                case 0 -> {
                    var values1 = MplInputs.list(values.get(0));
                    var stage2 = stage.class_AsOne();
                    var stage3 = stage2.text((Bytes) values1.get(1));
                    yield stage3;
                }
                case 1 -> {
                    var values4 = MplInputs.list(values.get(0));
                    var stage5 = stage.class_AsWide();
                    var stage6 = stage5.first((long) values4.get(1));
                    yield stage6;
                }
                case 2 -> {
                    var values7 = MplInputs.list(values.get(0));
                    var stage8 = stage.class_AsNarrow();
                    var stage9 = stage8.first((int) values7.get(1));
                    yield stage9;
                }
                case 3 -> {
                    var values10 = MplInputs.list(values.get(0));
                    var stage11 = stage.class_AsReserved((int) values10.get(1));
                    yield stage11;
                }
                case 4 -> {
                    var values12 = MplInputs.list(values.get(0));
                    var stage13 = stage.class_AsOther((int) values12.get(1));
                    var stage14 = stage13.data((Bytes) values12.get(2));
                    yield stage14;
                }
                default -> throw MplInputs.tooDeep();
            };
            var stage15 = switch (MplInputs.way(values.get(1))) {
                case 0 -> {
                    var values16 = MplInputs.list(values.get(1));
                    var stage17 = stage0.asShort();
                    var stage18 = stage17.size((int) values16.get(1));
                    yield stage18;
                }
                case 1 -> {
                    var values19 = MplInputs.list(values.get(1));
                    var stage20 = stage0.asLong_();
                    var stage21 = stage20.size((int) values19.get(1));
                    yield stage21;
                }
                default -> throw MplInputs.tooDeep();
            };
            var stage22 = switch (MplInputs.way(values.get(2))) {
                case 0 -> {
                    var stage24 = stage15.asSure();
                    yield stage24;
                }
                case 1 -> {
                    var values25 = MplInputs.list(values.get(2));
                    var stage26 = stage15.asUnsure();
                    var stage27 = stage26.doubt((int) values25.get(1));
                    yield stage27;
                }
                default -> throw MplInputs.tooDeep();
            };
            var stage28 = switch (MplInputs.way(values.get(3))) {
                case 0 -> {
                    var values29 = MplInputs.list(values.get(3));
                    var stage30 = stage22.asget();
                    var stage31 = stage30.key((Bytes) values29.get(1));
                    yield stage31;
                }
                case 1 -> {
                    var values32 = MplInputs.list(values.get(3));
                    var stage33 = stage22.asString_((Bytes) values32.get(1));
                    yield stage33;
                }
                default -> throw MplInputs.tooDeep();
            };
            var stage34 = switch (MplInputs.way(values.get(4))) {
                case 0 -> {
                    var values35 = MplInputs.list(values.get(4));
                    var stage36 = stage28.asOld();
                    if (values35.get(1) != MplInputs.NOTHING) {
                        stage36.old((int) values35.get(1));
                    }
                    yield stage36;
                }
                case 1 -> {
                    var values37 = MplInputs.list(values.get(4));
                    var stage38 = stage28.asNew((long) values37.get(1));
                    if (values37.get(2) != MplInputs.NOTHING) {
                        stage38.extra((int) values37.get(2));
                    }
                    if (values37.get(3) != MplInputs.NOTHING) {
                        stage38.more(ChoicesArbitraries.content(values37.get(3), (MplInputs.number(values37.get(1)) - 1L), true));
                    }
                    yield stage38;
                }
                default -> throw MplInputs.tooDeep();
            };
            return stage34;
        };
    }

    /**
     * Bytes, the arguments that they are read with, and how they came about.
     *
     * @param bytes the input
     * @param mutations what was done to a packet, in order; none if it is one
     * @param version the packet's parameter
     * @param wide the packet's parameter
     */
    public static record Input(byte[] bytes, List<String> mutations, long version, boolean wide) {
        @Override
        public String toString() {
            return HexFormat.of().formatHex(bytes) + " version=" + version + " wide=" + wide + (mutations.isEmpty() ? "" : " " + mutations);
        }
    }
}
