package org.mpl4j.bench.sshserver;

import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.mac.MacFactory;

/** The MAC {@code none} (RFC 4253 section 6.4) for Apache MINA SSHD, which has none of its own: it adds nothing to a packet. */
final class MinaNoMac implements MacFactory, Mac {
    @Override
    public String getName() {
        return "none";
    }

    @Override
    public String getAlgorithm() {
        return getName();
    }

    @Override
    public int getBlockSize() {
        return 0;
    }

    @Override
    public int getDefaultBlockSize() {
        return 0;
    }

    @Override
    public boolean isSupported() {
        return true;
    }

    @Override
    public Mac create() {
        return this;
    }

    @Override
    public void init(byte[] key) {
        // There is no key.
    }

    @Override
    public void update(byte[] data, int offset, int length) {
        // Nothing is authenticated.
    }

    @Override
    public void updateUInt(long number) {
        // Nothing is authenticated.
    }

    @Override
    public void doFinal(byte[] target, int offset) {
        // It has no bytes.
    }
}
