package org.mpl4j.fuzzing.targets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.json.DraftReader;
import org.mpl4j.compiler.interpret.json.DraftSyntaxException;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketLibrary;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.fuzzing.library.Vectors;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Limits;

/** JSON that a packet is to be built of: the name of the packet, a space, and the object. It is refused, or built, and what was built is read. */
final class BuildTarget implements FuzzTarget {
    private static final int MOST_BYTES = 1 << 14;
    private static final int SEEDS_A_PACKET = 2;

    private final PacketLibrary library;
    private final List<PacketTarget> packets;

    BuildTarget(PacketLibrary library) {
        this.library = library;
        this.packets = library.packets();
    }

    @Override
    public String name() {
        return "build";
    }

    @Override
    public void accept(byte[] input) {
        if (input.length > MOST_BYTES) {
            return;
        }
        String text = new String(input, StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        String name = space < 0 ? "" : text.substring(0, space);
        for (PacketTarget target : packets) {
            if (target.name().name().equals(name)) {
                build(target, text.substring(space + 1));
            }
        }
    }

    private void build(PacketTarget target, String json) {
        try {
            Draft.Group draft = new DraftReader().read(json);
            PacketBuilder.Built built = library.builder()
                    .buildWithArguments(
                            target.name(),
                            draft,
                            "",
                            PacketBuilder.undecided(target.interpreter().shape()));
            Outcome outcome = target.interpreter()
                    .tryParse(ByteBuffer.wrap(built.bytes().toArray()), built.arguments(), Limits.DEFAULT);
            if (outcome.error() != null) {
                String hex = new PacketInput(built.bytes().toArray(), built.arguments()).text(target);
                throw new AssertionError(
                        "what was built is refused: " + outcome.error().getMessage() + "\n" + hex);
            }
        } catch (DraftSyntaxException | BuildException e) {
            if (String.valueOf(e.getMessage()).isBlank()) {
                throw new AssertionError("refused, and nobody knows why", e);
            }
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (PacketTarget target : packets) {
            library.vectors(target).stream()
                    .filter(vector ->
                            !vector.json().isEmpty() && vector.branch().isEmpty())
                    .limit(SEEDS_A_PACKET)
                    .map(Vectors.Vector::json)
                    .forEach(json -> seeds.add((target.name().name() + " " + json).getBytes(StandardCharsets.UTF_8)));
        }
        seeds.removeIf(seed -> seed.length > 1500);
        return Arrays.asList(seeds.toArray(byte[][]::new));
    }
}
