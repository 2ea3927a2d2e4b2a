package org.mpl4j.compiler.dissect;

import org.mpl4j.compiler.dissect.fragment.FragmentTable;
import org.mpl4j.compiler.dissect.stream.StreamTable;

/**
 * What is remembered of the frames of a capture, so that packets can be put together that go over several of them. For one thread.
 *
 * @param streams packets that follow each other on a stream
 * @param fragments packets that were cut into pieces
 */
public record Reassembly(StreamTable streams, FragmentTable fragments) {
    public Reassembly() {
        this(new StreamTable(), new FragmentTable());
    }
}
