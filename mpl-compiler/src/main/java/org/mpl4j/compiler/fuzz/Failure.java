package org.mpl4j.compiler.fuzz;

import java.util.List;
import org.mpl4j.runtime.Bytes;

/**
 * An input for which something is wrong, made as small as it could be.
 *
 * @param packet the kind
 * @param problem what is wrong with the small one
 * @param origin where it was found
 * @param arguments of the packet, as {@code name=value}
 * @param bytes the input
 * @param edits that made a packet of that run fail; the input is smaller still
 * @param tree what is read of the input
 */
public record Failure(
        String packet,
        Problem problem,
        Origin origin,
        List<String> arguments,
        Bytes bytes,
        List<Edit> edits,
        String tree) {
    public Failure {
        arguments = List.copyOf(arguments);
        edits = List.copyOf(edits);
    }

    /** From which seed in which run, counted from 0, an input was made. */
    public record Origin(long seed, long run) {}

    /** What is wrong and how it came about, a line each. */
    public List<String> story() {
        List<String> lines = new java.util.ArrayList<>();
        lines.add(problem.rule().text());
        lines.addAll(problem.message().lines().toList());
        lines.add("packet " + packet + ", seed " + origin.seed() + ", run " + origin.run());
        arguments.forEach(argument -> lines.add("--arg " + argument));
        edits.forEach(edit -> lines.add("mutation: " + edit.what()));
        return lines;
    }

    /** Lines that {@code mplc dissect --packet} takes: the story as comments, and the bytes in hexadecimal. */
    public String hex() {
        StringBuilder text = new StringBuilder();
        story().forEach(line -> text.append("# ").append(line).append('\n'));
        return text.append(bytes.hex()).append('\n').toString();
    }

    /** The story with the tree. */
    public String text() {
        String story = String.join("\n", story()) + "\n";
        return hasBytes() ? story + "\n" + bytes.hex() + "\n\n" + tree : story;
    }

    /** Whether there is something to look at: not if no packet could be built. */
    public boolean hasBytes() {
        return bytes.length() > 0;
    }

    /** A name for files about it. */
    public String fileName() {
        return packet + "-" + problem.rule().id() + "-seed" + origin.seed() + "-run" + origin.run();
    }
}
