import java.nio.file.Files
import java.nio.file.StandardCopyOption

def from = new File(basedir, '../../../../generated-examples').toPath().normalize()
def to = basedir.toPath()
Files.copy(from.resolve('pom.xml'), to.resolve('pom.xml'), StandardCopyOption.REPLACE_EXISTING)
Files.walk(from.resolve('src')).filter(Files::isRegularFile).forEach { file ->
    def copy = to.resolve(from.relativize(file).toString())
    Files.createDirectories(copy.parent)
    Files.copy(file, copy)
}
true
