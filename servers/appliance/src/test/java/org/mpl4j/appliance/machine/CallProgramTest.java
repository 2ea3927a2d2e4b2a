package org.mpl4j.appliance.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.appliance.machine.X86Code.Condition;
import org.mpl4j.appliance.machine.X86Code.Label;
import org.mpl4j.appliance.machine.X86Code.Register;

/** Programs that are written here run on this system, and do what they say. */
final class CallProgramTest {
    private static final int BAD_FILE = 9;

    @TempDir
    Path folder;

    /** How a program has ended, and what it said. */
    private record Ran(int status, String said) {}

    @BeforeEach
    void isThisProcessor() {
        assumeTrue(
                System.getProperty("os.arch").equals("amd64")
                        && System.getProperty("os.name").equals("Linux"),
                "programs are written for Linux on x86-64: this is not tested");
    }

    private Ran run(CallProgram program, String... environment) throws Exception {
        Path file = folder.resolve("program");
        Files.write(file, program.toBytes());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder = new ProcessBuilder(file.toString(), "one", "two").redirectErrorStream(true);
        builder.environment().clear();
        for (String variable : environment) {
            builder.environment().put(variable, "value");
        }
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), said);
    }

    @Test
    void saysWhatFailedAndByWhichError() throws Exception {
        CallProgram program = new CallProgram("test");
        program.say("begins");
        program.call(SystemCall.OPEN, program.data().text("/dev/null"), 0);
        program.require("open what is there");
        program.call(SystemCall.OPEN, program.data().text("/there/is/none"), 0);
        program.require("open what is not there");
        program.call(SystemCall.EXIT, 0);
        program.whenFailed();
        program.call(SystemCall.EXIT, 3);
        assertThat(run(program))
                .isEqualTo(new Ran(3, "test: begins\ntest: cannot open what is not there: error 002\n"));
    }

    @Test
    void runsAnotherProgramWithItsOwnEnvironment() throws Exception {
        CallProgram program = new CallProgram("test");
        program.code().findEnvironment();
        program.call(
                SystemCall.EXECVE,
                program.data().text("/bin/sh"),
                program.data().texts(java.util.List.of("sh", "-c", "echo \"$MPL_TEST $0\"; exit 5", "zero")),
                Register.RBX);
        program.require("run it");
        program.whenFailed();
        program.call(SystemCall.EXIT, 3);
        assertThat(run(program, "MPL_TEST")).isEqualTo(new Ran(5, "value zero\n"));
    }

    /** A status is read from where a call has put it; registers that calls keep are compared. */
    @Test
    void waitsForAProcess() throws Exception {
        CallProgram program = new CallProgram("test");
        X86Code code = program.code();
        int status = program.data().number(-1);
        Label child = new Label();
        Label ended = new Label();
        program.call(SystemCall.FORK);
        program.require("start a process");
        code.move(Register.R13, Register.RAX);
        code.test(Register.R13);
        code.jump(Condition.ZERO, child);
        program.call(SystemCall.WAIT4, -1, status, 0, 0);
        code.compare(Register.RAX, Register.R13);
        code.jump(Condition.ZERO, ended);
        program.call(SystemCall.EXIT, 1);
        code.place(ended);
        code.loadByte(Register.RAX, status + 1);
        code.add(2);
        code.or(0x40);
        code.and(0x4f);
        code.move(Register.R14, Register.RAX);
        program.call(SystemCall.EXIT, Register.R14);
        code.place(child);
        program.call(SystemCall.EXIT, 0x12);
        program.whenFailed();
        program.call(SystemCall.EXIT, 3);
        assertThat(run(program)).isEqualTo(new Ran(0x44, ""));
    }

    @Test
    void keepsNumbersInMemory() throws Exception {
        CallProgram program = new CallProgram("test");
        int from = program.data().number(BAD_FILE);
        int to = program.data().number(0);
        program.code().load(Register.RAX, from);
        program.code().store(Register.RAX, to);
        program.code().load(Register.RAX, to);
        program.code().move(Register.R14, Register.RAX);
        program.call(SystemCall.CLOSE, Register.R14);
        program.require("close it");
        program.call(SystemCall.EXIT, 0);
        program.whenFailed();
        program.call(SystemCall.EXIT, Register.R14);
        assertThat(run(program)).isEqualTo(new Ran(BAD_FILE, "test: cannot close it: error 009\n"));
    }
}
