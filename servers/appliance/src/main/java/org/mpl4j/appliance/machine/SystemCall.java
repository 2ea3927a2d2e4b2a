package org.mpl4j.appliance.machine;

/** Calls of Linux on x86-64 that the first program makes, by their numbers. */
enum SystemCall {
    WRITE(1),
    OPEN(2),
    CLOSE(3),
    IOCTL(16),
    DUP2(33),
    SOCKET(41),
    BIND(49),
    SETSOCKOPT(54),
    FORK(57),
    EXECVE(59),
    EXIT(60),
    WAIT4(61),
    SETSID(112),
    SETGROUPS(116),
    SETRESUID(117),
    SETRESGID(119),
    PRCTL(157),
    MOUNT(165),
    REBOOT(169),
    IOPERM(173),
    FINIT_MODULE(313);

    private final int number;

    SystemCall(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
