package org.mpl4j.appliance;

import java.io.Closeable;
import java.io.IOException;
import org.mpl4j.appliance.run.Programs;

/** A bridge of this process, on which the machine has the first address of {@link OwnNetwork#small}. There is one at a time. */
public record OwnBridge(String name) implements Closeable {
    /** Makes it, and has it up. */
    public static OwnBridge make() throws IOException {
        String name = "mplt" + ProcessHandle.current().pid();
        Programs.ip("link", "add", name, "type", "bridge");
        OwnBridge made = new OwnBridge(name);
        try {
            Programs.ip("addr", "add", OwnNetwork.small() + "1/24", "dev", name);
            Programs.ip("link", "set", name, "up");
        } catch (IOException e) {
            made.close();
            throw e;
        }
        return made;
    }

    @Override
    public void close() throws IOException {
        Programs.ip("link", "del", name);
    }
}
