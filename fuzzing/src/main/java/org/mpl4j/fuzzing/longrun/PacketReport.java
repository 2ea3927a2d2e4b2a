package org.mpl4j.fuzzing.longrun;

import java.util.List;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketTarget;

/**
 * What came out of the inputs of one packet.
 *
 * @param nanos the input that takes most time for each of its bytes
 * @param visitBytes the input whose visit allocates most for each of its bytes
 * @param textBytes the input whose text allocates most for each of its bytes
 * @param parseBytes the input whose parse allocates most
 * @param found inputs of which something was new: views of some class, or a refusal
 * @param findings what must not happen
 */
record PacketReport(
        PacketTarget target,
        long inputs,
        long accepted,
        Worst.Entry nanos,
        Worst.Entry visitBytes,
        Worst.Entry textBytes,
        Worst.Entry parseBytes,
        List<PacketInput> found,
        List<Finding> findings) {}
