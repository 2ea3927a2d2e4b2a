package org.mpl4j.fuzzing.longrun;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.json.DraftReader;
import org.mpl4j.compiler.interpret.json.DraftSyntaxException;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.fuzzing.library.Vectors;
import org.mpl4j.runtime.BuildException;

/** Inputs of one packet that have more and more of one thing. */
final class Growing {
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_PLACES = 8;
    private static final int MOST_SEEDS = 6;
    private static final int MOST_PARTS = 6;

    private Growing() {}

    /** Makes the input that has so much of something, if there can be so much. */
    interface Series {
        Optional<PacketInput> of(int times);
    }

    /** Packets that are built with more elements in one array, or more bytes in one field: lengths and counts are right. */
    static List<Series> built(PacketTarget target, PacketBuilder builder, Vectors.Vector vector) {
        List<Series> all = new ArrayList<>();
        Draft.Group draft;
        try {
            draft = new DraftReader().read(vector.json());
        } catch (DraftSyntaxException e) {
            throw new IllegalStateException("a vector of " + target + ": " + e.getMessage(), e);
        }
        Arguments arguments = PacketInput.buildArguments(target, vector);
        int places = places(draft);
        int step = Math.max(1, places / MOST_PLACES);
        for (int place = 0; place < places; place += step) {
            int chosen = place;
            all.add(times -> {
                try {
                    Draft grown = new Multiplied(chosen, times).of(draft);
                    PacketBuilder.Built built =
                            builder.buildWithArguments(target.name(), grown, vector.branch(), arguments.copy());
                    return built.bytes().length() > MOST_BYTES
                            ? Optional.empty()
                            : Optional.of(new PacketInput(built.bytes().toArray(), built.arguments()));
                } catch (BuildException e) {
                    return Optional.empty();
                }
            });
        }
        return all;
    }

    /** Inputs with parts of others repeated, whatever lengths and counts say. */
    static List<Series> repeated(PacketTarget target, List<PacketInput> inputs) {
        List<Series> all = new ArrayList<>();
        for (PacketInput input : inputs.subList(0, Math.min(MOST_SEEDS, inputs.size()))) {
            List<Seed.Place> parts = Seed.of(target, input).parts();
            for (Seed.Place part : parts.subList(0, Math.min(MOST_PARTS, parts.size()))) {
                all.add(times -> repeated(input, part, times));
            }
            if (input.bytes().length > 0) {
                all.add(times -> repeated(input, new Seed.Place(0, input.bytes().length, false), times));
            }
        }
        return all;
    }

    private static Optional<PacketInput> repeated(PacketInput input, Seed.Place part, int times) {
        byte[] bytes = input.bytes();
        long length = bytes.length + (times - 1L) * part.length();
        if (length > MOST_BYTES) {
            return Optional.empty();
        }
        byte[] grown = Arrays.copyOf(bytes, (int) length);
        for (int i = 1; i < times; i++) {
            System.arraycopy(bytes, part.start(), grown, part.start() + i * part.length(), part.length());
        }
        int end = part.start() + part.length();
        System.arraycopy(bytes, end, grown, end + (times - 1) * part.length(), bytes.length - end);
        return Optional.of(new PacketInput(grown, input.arguments()));
    }

    private static int places(Draft draft) {
        Multiplied counting = new Multiplied(-1, 1);
        counting.of(draft);
        return counting.seen;
    }

    /** Copies a draft, with more of one of its lists and texts; those are counted in the order in which they come. */
    private static final class Multiplied {
        private final int chosen;
        private final int times;
        private int seen;

        Multiplied(int chosen, int times) {
            this.chosen = chosen;
            this.times = times;
        }

        Draft of(Draft draft) {
            if (draft instanceof Draft.Group group) {
                Map<String, Draft> members = new LinkedHashMap<>();
                group.members().forEach((name, member) -> members.put(name, isName(name) ? member : of(member)));
                return new Draft.Group(members);
            } else if (draft instanceof Draft.Items items) {
                boolean isChosen = seen++ == chosen;
                List<Draft> elements = new ArrayList<>();
                items.elements().forEach(element -> elements.add(of(element)));
                List<Draft> more = new ArrayList<>(elements);
                for (int i = 1; isChosen && i < times; i++) {
                    more.addAll(elements);
                }
                return new Draft.Items(more);
            } else if (draft instanceof Draft.Text text) {
                return seen++ == chosen ? new Draft.Text(text.value().repeat(times)) : text;
            }
            return draft;
        }

        private static boolean isName(String member) {
            return member.equals("branch") || member.equals("packet");
        }
    }
}
