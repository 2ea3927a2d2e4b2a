package org.mpl4j.appliance.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.mpl4j.servers.common.nativeio.ProcessExit;

/** What carries an appliance: a process of this system, or a virtual machine, which is one, too. What was made for it goes when it is closed. */
interface Carrier extends Closeable {
    /** {@return what is done before all rights are given up: a command that runs the command behind it, or none} */
    List<String> preparation() throws IOException;

    /** {@return the command that runs without rights} */
    List<String> command() throws IOException;

    /** {@return variables of its environment} */
    Map<String, String> environment();

    /** {@return its limit of memory, 0 for none} */
    int memoryMegabytes() throws IOException;

    /** Asks the server to end. */
    void askToStop(int process);

    /** {@return how the server has ended, when its process has} */
    ProcessExit exit(ProcessExit ended);

    @Override
    void close() throws IOException;
}
