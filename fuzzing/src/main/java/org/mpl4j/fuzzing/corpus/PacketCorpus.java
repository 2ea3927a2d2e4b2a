package org.mpl4j.fuzzing.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketLibrary;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.fuzzing.library.Project;

/** The kept inputs of protocols, packet by packet. */
public final class PacketCorpus {
    private PacketCorpus() {}

    /** Where the inputs of a target are kept. */
    public static Path file(String target) {
        return Project.corpora().resolve(target + ".hex");
    }

    /** Adds inputs to the file of their protocol, those that are not too long to be read. */
    public static void keep(PacketLibrary library, PacketTarget target, List<PacketInput> inputs) throws IOException {
        PacketCoding coding = new PacketCoding(library.packets(target.protocol()));
        List<byte[]> all = new ArrayList<>(CorpusFile.read(file(target.protocol())));
        inputs.stream()
                .map(input -> coding.encode(target, input))
                .filter(coded -> coded.length <= CorpusFile.MOST_BYTES)
                .forEach(all::add);
        CorpusFile.write(file(target.protocol()), target.protocol(), all);
    }

    /** Those of one packet. */
    public static List<PacketInput> kept(PacketLibrary library, PacketTarget target) {
        PacketCoding coding = new PacketCoding(library.packets(target.protocol()));
        try {
            return CorpusFile.read(file(target.protocol())).stream()
                    .map(coding::decode)
                    .flatMap(Optional::stream)
                    .filter(choice -> choice.target() == target)
                    .map(PacketCoding.Choice::input)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
