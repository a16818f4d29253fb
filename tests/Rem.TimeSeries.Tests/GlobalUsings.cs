global using Rem.Shared.TimeSeries;
global using Shouldly;
global using Xunit;
global using Function = Rem.Shared.TimeSeries.Consolidation;
