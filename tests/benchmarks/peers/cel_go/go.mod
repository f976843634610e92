module cel_go

go 1.23.0

require cel.dev/cel-go v0.33.2
