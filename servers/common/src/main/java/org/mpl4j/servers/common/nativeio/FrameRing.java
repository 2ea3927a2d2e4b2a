package org.mpl4j.servers.common.nativeio;

import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The ring by which the frames of a file come and go several at a time. It is opened when so many have come or gone at once that it is worth its memory, and if the system allows it; without it, each frame is a system call.
 * For one thread at a time.
 */
public final class FrameRing implements AutoCloseable {
    /** Set to {@code false}, no rings are opened. */
    public static final String SWITCH = "mpl.uring";

    /** How many frames one call moves at most. */
    static final int MOST = 32;

    private static final int WORTH = 256;
    private static final System.Logger LOG = System.getLogger(FrameRing.class.getName());

    private final FrameFile file;
    private final int worth;
    private @Nullable RequestRing ring;
    private int together;
    private boolean isGivenUp = "false".equals(System.getProperty(SWITCH));
    private boolean isClosed;

    /** That of a file, not open yet. */
    public FrameRing(FrameFile file) {
        this(file, WORTH);
    }

    /** That of a file, opened after so many frames. */
    FrameRing(FrameFile file, int worth) {
        this.file = file;
        this.worth = worth;
    }

    /** Opens a ring and closes it: what the first one takes is done then, and nobody who has frames waits for it. Where there are none, nothing happens. */
    public static void prepare() {
        try {
            RequestRing.open(MOST).close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "there will be no rings: {0}", e.getMessage());
        }
    }

    /** The ring, or null if it is not open. */
    @Nullable
    RequestRing ring() {
        return ring;
    }

    /** So many frames came or went at once. */
    void moved(int frames) {
        if (frames > 1 && ring == null && !isGivenUp && !isClosed) {
            together += frames;
            if (together >= worth) {
                open();
            }
        }
    }

    private void open() {
        try {
            RequestRing opened = RequestRing.open(MOST);
            if (!opened.serves(file.descriptor())) {
                opened.close();
                throw new IOException("this kernel can only wait for such files by io_uring (EOPNOTSUPP)");
            }
            ring = opened;
        } catch (IOException e) {
            isGivenUp = true;
            LOG.log(Level.INFO, "frames come and go one at a time: {0}", e.getMessage());
        }
    }

    /** How many frames, and how many looks for one, shared a system call with others. */
    public long shared() {
        RequestRing opened = ring;
        return opened == null ? 0 : opened.submitted();
    }

    @Override
    public void close() {
        isClosed = true;
        RequestRing opened = ring;
        if (opened != null) {
            ring = null;
            opened.close();
        }
    }
}
