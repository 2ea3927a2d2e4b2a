package org.mpl4j.dns.transport;

import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.tcp.TcpConnection;

/** What a connection of a stack of ours waits for. With the stack. */
final class StackInterest implements Interest {
    /** What is waited for. */
    private enum Wanted {
        NOTHING,
        READING,
        WRITING
    }

    private final Driver driver;
    private final TcpConnection connection;
    private Wanted wanted = Wanted.READING;
    private @Nullable Connection served;
    private boolean isQueued;

    StackInterest(Driver driver, TcpConnection connection) {
        this.driver = driver;
        this.connection = connection;
    }

    /** Begins to have it serve. */
    void serve(Connection toServe) {
        served = toServe;
        connection.onChange(this::changed);
        toServe.serve();
    }

    /** Goes on after something that it was busy with. */
    void resume() {
        Connection toServe = served;
        if (toServe != null) {
            toServe.serve();
        }
    }

    private void changed() {
        Connection toServe = served;
        // What is queued already is served then.
        if (!isQueued && toServe != null && isReady()) {
            toServe.serve();
        }
    }

    private boolean isReady() {
        return switch (wanted) {
            case NOTHING -> false;
            case READING -> connection.available() > 0 || connection.isInputEnded() || connection.cause() != null;
            case WRITING -> connection.room() > 0 || connection.cause() != null;
        };
    }

    @Override
    public void nothing() {
        wanted = Wanted.NOTHING;
    }

    @Override
    public void reading() {
        want(Wanted.READING);
    }

    @Override
    public void writing() {
        want(Wanted.WRITING);
    }

    /** What is ready already comes when others have had their turn. */
    private void want(Wanted what) {
        wanted = what;
        if (!isQueued && isReady()) {
            isQueued = true;
            driver.execute(() -> {
                isQueued = false;
                changed();
            });
        }
    }

    @Override
    public void end() {
        wanted = Wanted.NOTHING;
        served = null;
    }
}
