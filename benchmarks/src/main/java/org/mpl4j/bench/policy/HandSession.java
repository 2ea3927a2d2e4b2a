package org.mpl4j.bench.policy;

import org.mpl4j.bench.packets.session.SessionStatecall;

/** {@code session.spl}, as somebody would write it: a switch over what happens, with a switch over the states or a comparison in each case. */
final class HandSession {
    private static final int CHANNELS = 64;
    private static final int MOST_FAILURES = 2;

    private enum Keys {
        OPEN,
        ANSWERING,
        ASKING,
        EXCHANGING,
        WAITING,
        ENDED
    }

    private enum Login {
        UNASKED,
        ASKED,
        WAITING,
        ANSWERING,
        DONE,
        ENDED
    }

    private enum Channel {
        OPEN,
        HALF_CLOSED
    }

    private Keys keys = Keys.OPEN;
    private Login login = Login.UNASKED;
    private int failures;
    private final long[] ids = new long[CHANNELS];
    private final Channel[] channels = new Channel[CHANNELS];

    private int channel(long id) {
        for (int i = 0; i < CHANNELS; i++) {
            if (channels[i] != null && ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    /** What is about no channel. */
    boolean step(SessionStatecall call) {
        switch (call) {
            case Receive_Transport_Ignore, Receive_Transport_Debug, Transmit_Transport_Ignore:
                return keys != Keys.ENDED;
            case Receive_Transport_KexInit:
                switch (keys) {
                    case OPEN:
                        keys = Keys.ANSWERING;
                        return true;
                    case ASKING:
                        keys = Keys.EXCHANGING;
                        return true;
                    default:
                        return false;
                }
            case Transmit_Transport_KexInit:
                switch (keys) {
                    case OPEN:
                        keys = Keys.ASKING;
                        return true;
                    case ANSWERING:
                        keys = Keys.EXCHANGING;
                        return true;
                    default:
                        return false;
                }
            case Transmit_Transport_NewKeys:
                return advance(Keys.EXCHANGING, Keys.WAITING);
            case Receive_Transport_NewKeys:
                return advance(Keys.WAITING, Keys.OPEN);
            case Receive_Transport_Disconnect:
                if (keys == Keys.ENDED || login == Login.ENDED) {
                    return false;
                }
                keys = Keys.ENDED;
                login = Login.ENDED;
                return true;
            case Receive_Transport_ServiceRequest:
                return advance(Login.UNASKED, Login.ASKED);
            case Transmit_Transport_ServiceAccept:
                return advance(Login.ASKED, Login.WAITING);
            case Receive_Auth_Request_Publickey, Receive_Auth_Request_None:
                return login == Login.DONE || advance(Login.WAITING, Login.ANSWERING);
            case Transmit_Auth_Failure:
                if (failures == MOST_FAILURES || !advance(Login.ANSWERING, Login.WAITING)) {
                    return false;
                }
                failures++;
                return true;
            case Transmit_Auth_Success:
                return advance(Login.ANSWERING, Login.DONE);
            case OTHER:
                return true;
            default:
                return false;
        }
    }

    private boolean advance(Keys from, Keys to) {
        if (keys != from) {
            return false;
        }
        keys = to;
        return true;
    }

    private boolean advance(Login from, Login to) {
        if (login != from) {
            return false;
        }
        login = to;
        return true;
    }

    /** What is about a channel. */
    boolean step(SessionStatecall call, long id) {
        switch (call) {
            case Transmit_Connection_ChannelOpenConfirmation:
                return login == Login.DONE && open(id);
            case Receive_Connection_ChannelWindowAdjust:
                return login == Login.DONE && channel(id) >= 0;
            case Receive_Connection_ChannelData:
                return login == Login.DONE && channel(id) >= 0 && channels[channel(id)] == Channel.OPEN;
            case Receive_Connection_ChannelEof:
                return login == Login.DONE && halfClose(channel(id));
            case Receive_Connection_ChannelClose:
                return login == Login.DONE && close(channel(id));
            default:
                return step(call);
        }
    }

    private boolean open(long id) {
        if (channel(id) >= 0) {
            return false;
        }
        for (int i = 0; i < CHANNELS; i++) {
            if (channels[i] == null) {
                ids[i] = id;
                channels[i] = Channel.OPEN;
                return true;
            }
        }
        return false;
    }

    private boolean halfClose(int place) {
        if (place < 0 || channels[place] != Channel.OPEN) {
            return false;
        }
        channels[place] = Channel.HALF_CLOSED;
        return true;
    }

    private boolean close(int place) {
        if (place < 0) {
            return false;
        }
        channels[place] = null;
        return true;
    }
}
