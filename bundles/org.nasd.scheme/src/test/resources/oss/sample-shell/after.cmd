commit
exit
