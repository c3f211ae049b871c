// Moves the files of the kind that was asked for to where they belong, and takes those of the others away.
def root = new File(request.outputDirectory, request.artifactId)
def kind = request.properties.getProperty('kind')
def folders = []
root.eachDirRecurse { if (it.name == 'kinds') folders << it }
folders.each { kinds ->
    new File(kinds, kind).eachFile { it.renameTo(new File(kinds.parentFile, it.name)) }
    kinds.deleteDir()
}
