package org.mpl4j.servers.common.operate;

/** Which version a program is, as the build wrote it into its archive. */
public final class BuildVersion {
    private BuildVersion() {}

    /**
     * For {@code --version}.
     *
     * @param program its name
     * @param main a class of the program's archive
     * @return the name, its version if it runs from an archive, and the version of Java
     */
    public static String of(String program, Class<?> main) {
        String version = main.getPackage().getImplementationVersion();
        return "%s %s on Java %s".formatted(program, version == null ? "(not packaged)" : version, Runtime.version());
    }
}
