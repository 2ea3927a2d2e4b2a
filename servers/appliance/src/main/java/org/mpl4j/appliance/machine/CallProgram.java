package org.mpl4j.appliance.machine;

import java.nio.charset.StandardCharsets;
import org.mpl4j.appliance.machine.X86Code.Condition;
import org.mpl4j.appliance.machine.X86Code.Label;
import org.mpl4j.appliance.machine.X86Code.Register;

/** A program that makes system calls one after the other. Where one that is needed fails, it says which, with the number of the error, and goes on where {@link #whenFailed} is put. */
final class CallProgram {
    private static final Register[] ARGUMENTS = {
        Register.RDI, Register.RSI, Register.RDX, Register.R10, Register.R8, Register.R9
    };
    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;
    private static final int TEN = 10;
    private static final int DIGITS = 3;

    private final X86Code code = new X86Code();
    private final ProgramData data = new ProgramData();
    private final Label failed = new Label();
    private final String speaker;

    /** Made by whoever is named before what it says. */
    CallProgram(String speaker) {
        this.speaker = speaker;
    }

    X86Code code() {
        return code;
    }

    ProgramData data() {
        return data;
    }

    /** Makes a call with numbers, addresses, and registers that calls keep. RAX becomes its result. */
    void call(SystemCall call, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case Register register -> code.move(ARGUMENTS[i], register);
                case Number number -> code.set(ARGUMENTS[i], number.longValue());
                default -> throw new IllegalArgumentException("no argument of a call: " + arguments[i]);
            }
        }
        code.set(Register.RAX, call.number());
        code.systemCall();
    }

    /** The call before has to succeed. */
    void require(String what) {
        Label succeeded = new Label();
        code.test(Register.RAX);
        code.jump(Condition.NOT_NEGATIVE, succeeded);
        byte[] text = (speaker + ": cannot " + what + ": error ").getBytes(StandardCharsets.UTF_8);
        code.set(Register.RSI, data.add(text));
        code.set(Register.RDX, text.length);
        code.jump(Condition.ALWAYS, failed);
        code.place(succeeded);
    }

    /** Writes a line. */
    void say(String what) {
        byte[] text = (speaker + ": " + what + "\n").getBytes(StandardCharsets.UTF_8);
        call(SystemCall.WRITE, OUTPUT, data.add(text), text.length);
    }

    /** What failed is told here; what follows is done then. */
    void whenFailed() {
        code.place(failed);
        code.move(Register.R15, Register.RAX);
        code.set(Register.RDI, ERRORS);
        code.set(Register.RAX, SystemCall.WRITE.number());
        code.systemCall();
        int number = data.add("000\n".getBytes(StandardCharsets.UTF_8));
        code.move(Register.RAX, Register.R15);
        code.negate();
        code.set(Register.RCX, TEN);
        for (int i = DIGITS - 1; i >= 0; i--) {
            code.divide();
            code.storeDigit(number + i);
        }
        call(SystemCall.WRITE, ERRORS, number, DIGITS + 1);
    }

    /** {@return the program, to be executed} */
    byte[] toBytes() {
        return ElfFile.of(code.toBytes(), data.toBytes());
    }
}
