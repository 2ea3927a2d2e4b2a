package org.mpl4j.compiler.dissect;

/** Is told how far a run has come. */
public interface Progress {
    Progress NONE = (offset, frames) -> {};

    /**
     * @param offset in the capture, in bytes
     * @param frames how many have been read
     */
    void at(long offset, long frames);
}
