/system identity print
